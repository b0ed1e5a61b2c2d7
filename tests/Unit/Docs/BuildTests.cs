using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Guardrails.Tests.Unit.Docs;

public sealed class BuildTests
{
    [Fact]
    public void The_deploy_restores_what_the_lock_files_say_and_nothing_else()
    {
        var cdk = JsonNode.Parse(File.ReadAllText(Repository.PathOf("cdk.json")))!;

        cdk["build"]!.GetValue<string>()
            .ShouldContain(" -restore -property:Configuration=Release -property:LockedRestore=true ");
    }

    [Fact]
    public void Every_package_has_one_version_also_in_the_flavour_with_the_official_clients() =>
        XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => ((string?)package.Attribute("Version"))?.Any(one => "*[(,".Contains(one)) != false
                && !((string)package.Attribute("Version")!).StartsWith("$(", StringComparison.Ordinal))
            .Select(package => (string?)package.Attribute("Include"))
            .ShouldBeEmpty();
}
