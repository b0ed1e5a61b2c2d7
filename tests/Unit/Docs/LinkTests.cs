namespace Guardrails.Tests.Unit.Docs;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Documents.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_within_the_repository_leads_somewhere(string page) =>
        Links.Of(Documents.At(page)).Select(WhyBroken).Where(why => why is not null).ShouldBeEmpty();

    [Fact]
    public void The_pages_have_links() =>
        Documents.All.Sum(page => Links.Of(page).Count).ShouldBeGreaterThan(40);

    private static string? WhyBroken(Link link)
    {
        var (path, anchor) = link.Target.Split('#') is [var before, var after] ? (before, after) : (link.Target, null);
        var file = path.Length == 0
            ? Repository.PathOf(link.From)
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(link.From))!, path));
        if (!File.Exists(file) && !Directory.Exists(file))
            return $"{link.From}: there is no {link.Target}";
        if (anchor is null)
            return null;

        var page = Documents.At(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        return Links.Anchors(page).Contains(anchor) ? null : $"{link.From}: {page} has no heading for {link.Target}";
    }
}
