namespace Guardrails.Tests.Unit.Docs;

public sealed class ReadmeTests
{
    private static readonly Document Readme = Documents.At("README.md");

    [Fact]
    public void The_readme_has_at_most_10_000_bytes() =>
        new FileInfo(Repository.PathOf(Readme.Path)).Length.ShouldBeLessThanOrEqualTo(10_000);

    [Fact]
    public void The_readme_links_to_every_page()
    {
        var linked = Links.Of(Readme).Select(link => link.Target.Split('#')[0]).ToHashSet();

        // The folder of decisions is one link.
        Documents.All.Select(page => page.Path)
            .Select(path => path.StartsWith("docs/adr/", StringComparison.Ordinal) ? "docs/adr" : path)
            .Where(path => path != Readme.Path && !linked.Contains(path))
            .ShouldBeEmpty();
    }

    /// <summary>The demo's last line sends its reader there.</summary>
    [Fact]
    public void The_readme_says_how_to_deploy_under_the_heading_that_the_demo_names() =>
        Links.Anchors(Readme).ShouldContain("deploy-it-to-your-organization");
}
