using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary><c>guardrails demo</c>, run as a user runs it.</summary>
public sealed class Demo(Synthesis synthesis)
{
    /// <summary>
    /// The report of a whole demo, whose accounts stand as in one that succeeds (<see cref="DocumentOutputs"/>).
    /// </summary>
    [Fact]
    public async Task A_role_that_lacks_an_action_fails_the_demo_and_the_rest_of_its_report_stands()
    {
        var assembly = synthesis.PathOf("demo-broken");
        FolderCopy.Of(synthesis.Example.Folder, assembly);
        var template = Directory.GetFiles(assembly, "Guardrails-Organization.template.json").Single();
        var text = await File.ReadAllTextAsync(template, TestContext.Current.CancellationToken);
        text.ShouldContain("iam:GetCredentialReport");
        await File.WriteAllTextAsync(
            template, text.Replace("iam:GetCredentialReport", "iam:GetUser"), TestContext.Current.CancellationToken);

        var result = await GuardrailsCommand.RunAsync("demo", "--output", "json", "--assembly", assembly);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("is not authorized to perform: iam:GetCredentialReport");
        ShouldStandAsPromised(result);
    }

    /// <summary>
    /// Root is denied a key everywhere it can be, and no account is judged without evidence.
    /// </summary>
    private static void ShouldStandAsPromised(JudgeResult result)
    {
        var accounts = JsonNode.Parse(result.Output)!["accounts"]!
            .AsArray().ToDictionary(account => Text(account!["id"]), account => account!);
        accounts.Count.ShouldBe(16);

        var expected = new Dictionary<string, (string Before, string After)>(StringComparer.Ordinal)
        {
            ["management"] = ("created", "created"),
            ["exempt"] = ("created", "created"),
            ["member"] = ("created", "denied"),
            ["suspended"] = ("notPossible", "notPossible"),
            ["joined"] = ("notPossible", "denied"),
        };
        foreach (var account in accounts.Values)
            (Text(account["before"]!["outcome"]), Text(account["after"]!["outcome"]))
                .ShouldBe(expected[Text(account["standing"])], Text(account["name"]));
        accounts.Values.CountBy(account => Text(account["standing"])).ToDictionary().ShouldBe(
            new Dictionary<string, int>
            {
                ["management"] = 1,
                ["exempt"] = 1,
                ["suspended"] = 1,
                ["joined"] = 1,
                ["member"] = 12,
            },
            ignoreOrder: true);

        Standings(accounts["123456789012"]).ShouldAllBe(standing => standing == "unknown");
        Standings(accounts["567890123456"]).ShouldAllBe(standing => standing == "unknown");
        Standings(accounts["600000000001"]).ShouldAllBe(standing => standing == "compliant");
        Standings(accounts["777777777777"]).ShouldBe(["nonCompliant", "nonCompliant", "nonCompliant", "compliant"]);
        // Two more than in a demo that succeeds: what the credential report alone tells.
        accounts.Values.SelectMany(Standings).Count(standing => standing == "unknown").ShouldBe(10);
    }

    [Fact]
    public async Task An_assembly_that_is_not_there_is_a_usage_error() =>
        (await GuardrailsCommand.RunAsync("demo", "--assembly", synthesis.PathOf("nowhere"))).ExitCode.ShouldBe(2);

    private static IReadOnlyList<string> Standings(JsonNode account) =>
        [.. account["controls"]!.AsArray().Select(control => Text(control!["standing"]))];

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
