using System.Text.Json.Nodes;

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
}
