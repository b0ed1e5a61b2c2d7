using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary><c>guardrails plan</c>, run as a user runs it.</summary>
public sealed class Plan(Synthesis synthesis)
{
    /// <summary>The example's exemption ends one day, and these tests do not.</summary>
    private const string Today = InfraApp.Today;

    private static readonly string Snapshot = Repository.PathOf("orgs", "example.snapshot.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_is_planned_for_every_account_and_fails_for_one_that_cannot_be_evaluated()
    {
        var plan = await PlanAsync(expected: 1, "example", "--snapshot", Snapshot);

        Text(plan["notRead"]).ShouldContain("Resource control policies");
        plan["passes"]!.GetValue<bool>().ShouldBeFalse();
        plan["findings"]!.AsArray().Select(finding => (Text(finding!["kind"]), Text(finding["where"]))).Distinct()
            .ShouldBe([("ownCallDenied", "123456789012")]);
        var evaluation = plan["ownCalls"]!.AsArray().Single(call => Text(call!["purpose"]) == "evaluate")!;
        Text(evaluation["statement"]).ShouldBe("DenyOutsideFrankfurt");
        Text(evaluation["text"]).ShouldContain("eu-analytics (123456789012, Root/Workloads) will be UNKNOWN");
        var accounts = plan["accounts"]!
            .AsArray().ToDictionary(account => Text(account!["id"]), account => account!["answers"]!);
        accounts.Count.ShouldBe(15);
        foreach (var (id, answers) in accounts)
        {
            // The management account is out of reach, and one account is exempt.
            Text(answers["rootCreatesKey"]!["turn"])
                .ShouldBe(id is "111111111111" or "999999999999" ? "none" : "stopsOnPurpose", id);
            if (id != "111111111111")
                Text(answers["assumeRootAudits"]!["after"]).ShouldBe("allowed", id);
            Text(answers["rootEnrolsMfa"]!["after"]).ShouldBe("allowed", id);
        }
    }

    [Fact]
    public async Task The_example_without_the_policy_that_keeps_Guardrails_out_passes()
    {
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Snapshot, Cancellation))!;
        var policies = snapshot["policies"]!.AsArray();
        policies.Remove(policies.Single(policy => Text(policy!["name"]) == "RegionDenyEurope"));
        var file = synthesis.PathOf("without.snapshot.json");
        await File.WriteAllTextAsync(file, snapshot.ToJsonString(), Cancellation);

        var plan = await PlanAsync(expected: 0, "example", "--snapshot", file);

        plan["passes"]!.GetValue<bool>().ShouldBeTrue();
        plan["ownCalls"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_live_organization_gives_the_same_plan_as_its_snapshot()
    {
        await using var aws =
            await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

        var read = await GuardrailsCommand.RunAsync(
            aws, aws.Administrator(AccountId.Parse("111111111111")),
            "plan", "example", "--today", Today, "--output", "json");
        read.ExitCode.ShouldBe(1, read.Error);
        var live = JsonNode.Parse(read.Output)!;
        var stored = await PlanAsync(expected: 1, "example", "--snapshot", Snapshot);

        live["takenAt"] = stored["takenAt"]!.DeepClone();
        live.ToJsonString().ShouldBe(stored.ToJsonString());
    }

    [Fact]
    public async Task An_account_that_may_not_read_the_organization_is_told_so()
    {
        await using var aws =
            await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

        var result = await GuardrailsCommand.RunAsync(
            aws, aws.Administrator(AccountId.Parse("444444444444")), "plan", "example", "--today", Today);

        result.ExitCode.ShouldBe(3, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("Remedy");
    }

    [Theory]
    [InlineData("2027-01-31T23:59:59Z", "none")]
    [InlineData("2027-02-01", "stopsOnPurpose")]
    public async Task The_plan_for_the_day_after_an_exemption_shows_what_its_end_changes(string at, string turn)
    {
        var plan = await PlanAsync(expected: 1, "example", "--snapshot", Snapshot, "--at", at);

        plan["accounts"]!.AsArray()
            .Single(account => Text(account!["id"]) == "999999999999")!["answers"]!["rootCreatesKey"]!["turn"]!
            .GetValue<string>().ShouldBe(turn);
    }

    [Fact]
    public async Task What_does_not_fit_is_a_finding_and_exits_with_1()
    {
        var file = await EditedAsync(
            "small.json", text => text.Replace("\"policyCharacters\": 10240", "\"policyCharacters\": 200"));

        var plan = await PlanAsync(expected: 1, file, "--snapshot", Snapshot);

        plan["findings"]!.AsArray().ShouldContain(
            finding => Text(finding!["kind"]) == "policyTooLong" && Text(finding["text"]).Contains("the limit is 200"));
    }

    [Fact]
    public async Task What_cannot_be_told_and_was_so_before_is_named_and_fails_no_plan()
    {
        var snapshot = synthesis.PathOf("odd.snapshot.json");
        var text = await File.ReadAllTextAsync(Snapshot, Cancellation);
        text.ShouldContain("aws:RequestedRegion");
        await File.WriteAllTextAsync(snapshot, text.Replace("aws:RequestedRegion", "aws:SourceVpc"), Cancellation);

        var plan = await PlanAsync(expected: 1, "example", "--snapshot", snapshot);

        var undecided = plan["undecided"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(undecided["policy"]), Text(undecided["statement"]))
            .ShouldBe(("RegionDenyEurope", "DenyOutsideFrankfurt"));
        Text(undecided["sha256"]).Length.ShouldBe(64);
        undecided["accounts"]!.GetValue<int>().ShouldBe(1);
        plan["findings"]!.AsArray().Select(finding => (Text(finding!["kind"]), Text(finding["where"]))).Distinct()
            .ShouldBe([("ownCallUndecided", "123456789012")]);
    }

    [Theory]
    [InlineData("nowhere", "there is no such file")]
    [InlineData("example", "Accepted: yyyy-MM-dd", "--at", "tomorrow")]
    [InlineData("example", "there is no such file", "--snapshot", "nowhere.json")]
    public async Task Bad_input_says_what_is_wrong_and_exits_with_2(
        string organization, string expected, params string[] further)
    {
        var result = await GuardrailsCommand.RunAsync(["plan", organization, .. further]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(expected);
    }

    [Fact]
    public async Task A_file_about_another_organization_is_refused()
    {
        var file = await EditedAsync("other.json", text => text.Replace("o-exampleorg1", "o-anotherorg1"));

        var result = await GuardrailsCommand.RunAsync("plan", file, "--snapshot", Snapshot, "--today", Today);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(
            "$.organization.id: this is organization o-exampleorg1, not o-anotherorg1. "
            + "Remedy: correct organization.id");
        result.Error.ShouldStartWith(file);
    }

    private async Task<string> EditedAsync(string name, Func<string, string> edit)
    {
        var file = synthesis.PathOf(name);
        var text = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation);
        var edited = edit(text);
        edited.ShouldNotBe(text);
        await File.WriteAllTextAsync(file, edited, Cancellation);
        return file;
    }

    private static async Task<JsonNode> PlanAsync(int expected, params string[] arguments)
    {
        var result = await GuardrailsCommand.RunAsync(["plan", .. arguments, "--today", Today, "--output", "json"]);
        result.ExitCode.ShouldBe(expected, result.Error + result.Output);
        return JsonNode.Parse(result.Output)!;
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
