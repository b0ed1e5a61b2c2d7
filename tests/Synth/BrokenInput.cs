using System.Text.Json.Nodes;
using Guardrails.Infra.Functions;

namespace Guardrails.Tests.Synth;

/// <summary>What is wrong is said on standard error, with exit code 2, before Node.js starts and before anything is written.</summary>
public sealed class BrokenInput(Synthesis synthesis)
{
    private static readonly string Example = File.ReadAllText(Repository.PathOf("orgs", "example.json"));

    [Theory]
    [InlineData("wrong id", "\"o-exampleorg1\"", "\"exampleorg1\"", "$.organization.id: ")]
    [InlineData("duplicate account", "[\"567890123456\"]", "[\"567890123456\", \"567890123456\"]", "$.excludedAccounts[1]: ")]
    [InlineData("unknown guardrail", "\"DenyRootUserActions\"", "\"DenyRootUserAction\"", "$.guardrails.DenyRootUserAction: ")]
    [InlineData("expired exemption", "\"2027-01-31\"", "\"2026-01-31\"", "$.exemptions[0].endsOn: ")]
    [InlineData("target that is not an id", "[\"r-ex01\"]", "[\"Workloads\"]", "$.guardrails.DenyRootAccessKeyCreation.targets[0]: ")]
    [InlineData("two delegated administrators", "\"222222222222\"", "[\"222222222222\", \"333333333333\"]", "$.delegatedAdministrator: ")]
    [InlineData("policy over its size", "\"policyCharacters\": 10240", "\"policyCharacters\": 100", "Guardrails-DenyRootAccessKeyCreation has ")]
    public Task File_with_one_error_is_refused_with_its_path(string situation, string right, string wrong, string said)
    {
        Example.ShouldContain(right);
        return RefusesAsync(situation, Example.Replace(right, wrong), said);
    }

    [Fact]
    public Task Empty_file_is_refused() => RefusesAsync("empty file", "", "$: ", "empty");

    [Fact]
    public Task Truncated_file_is_refused() => RefusesAsync("truncated JSON", Example[..400], "line ");

    [Fact]
    public Task File_of_two_megabytes_is_refused() =>
        RefusesAsync("two megabytes", Example + new string(' ', 2 * 1024 * 1024), "$: ", "at most 1048576 bytes");

    [Fact]
    public Task All_errors_of_a_file_are_said_at_once() =>
        RefusesAsync(
            "many errors",
            Example.Replace("o-exampleorg1", "acme").Replace("[\"567890123456\"]", "[\"567890\"]").Replace("2027-01-31", "soon"),
            "$.organization.id: ",
            "$.excludedAccounts[0]: ",
            "$.exemptions[0].endsOn: ");

    [Fact]
    public Task Organization_that_has_no_file_is_refused() =>
        RefusesContextAsync("no file", new JsonObject { ["org"] = "acme" }, "orgs/acme.json: ", "there is: example.");

    [Fact]
    public Task Context_without_an_organization_is_refused() => RefusesContextAsync("no context", [], "-c org=NAME");

    [Fact]
    public Task Today_that_is_no_day_is_refused() =>
        RefusesContextAsync("no day", new JsonObject { ["org"] = "example", ["today"] = "tomorrow" }, "yyyy-MM-dd");

    [Fact]
    public Task Missing_nodejs_is_said_with_the_remedy() =>
        RefusesContextAsync("no node", new JsonObject { ["org"] = "example", ["today"] = InfraApp.Today }, "no 'node' on PATH", "install Node.js");

    [Fact]
    public void Functions_that_nobody_published_are_named_with_the_remedy()
    {
        var functions = PublishedFunctions.Find(synthesis.PathOf("artifacts", "bin", "Guardrails.Infra", "release") + Path.DirectorySeparatorChar);

        functions.Found.ShouldBeNull();
        functions.Errors.Count.ShouldBe(2);
        functions.Errors[0].ShouldContain(Path.Combine("artifacts", "publish", "RootPostureRule", "release", "RootPostureRule.dll"));
        functions.Errors.ShouldAllBe(error => error.Contains("dotnet build infra --configuration release"));
    }

    private async Task RefusesAsync(string situation, string text, params string[] said)
    {
        var file = synthesis.PathOf(situation.Replace(' ', '-') + ".json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        await RefusesContextAsync(situation, new JsonObject { ["org"] = file, ["today"] = InfraApp.Today }, [file + ": ", .. said]);
    }

    private async Task RefusesContextAsync(string situation, JsonObject context, params string[] said)
    {
        var output = synthesis.PathOf(situation + " out");
        var result = await InfraApp.RunAsync(context, output, nodeOnPath: false);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        foreach (var part in said)
            result.Error.ShouldContain(part);
        result.Error.ShouldNotContain("Unhandled exception");
        Directory.Exists(output).ShouldBeFalse();
    }
}
