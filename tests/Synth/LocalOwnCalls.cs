using System.Text.RegularExpressions;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Core.Snapshots;
using Guardrails.Local;
using DeployedStack = Guardrails.Core.Roles.Deployment.DeployedStack;

namespace Guardrails.Tests.Synth;

/// <summary>
/// Plans against whole lives of the embedded organization: what a plan says would be refused is refused, and nothing
/// else is.
/// </summary>
public sealed partial class LocalOwnCalls(Synthesis synthesis)
{
    /// <summary>Other teams' policies; with GUARDRAILS_THOROUGH=1 also those that end like another one.</summary>
    public static TheoryData<string, string> Policies => [.. Thoroughness.IsWhole ? [.. Usual, .. Thorough] : Usual];

    private static (string Target, string Statement)[] Usual =>
    [
        (
            "ou-ex01-workload",
            """{"Effect":"Deny","Action":"iam:CreateRole","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Vending"}}}"""),
        ("r-ex01", """{"Effect":"Deny","Action":"config:Put*","Resource":"*"}"""),
        (
            "r-ex01",
            """{"Sid":"DenyRoot","Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}"""),
    ];

    private static (string Target, string Statement)[] Thorough =>
    [
        (
            "r-ex01",
            """{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}}"""),
        (
            "ou-ex01-security",
            """{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Hub"}}}"""),
        (
            "ou-ex01-security",
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/GuardrailsRootPostureRule"}}}"""),
        (
            "ou-ex01-security",
            """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/Guardrails*"}}}"""),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task What_is_refused_is_what_the_plan_said(string target, string statement)
    {
        var plan = await PlanAsync(target, statement);
        await using var aws = await LocalOrganization.StartAsync(Sample(target, statement), new(), Cancellation);
        var failed = await LiveAsync(aws);

        var refused = aws.Refusals().Where(refusal => refusal.ByServiceControlPolicy).Select(Read).Distinct().ToList();
        failed.ShouldBe(plan.OwnCalls.Any(finding => finding.Purpose == OwnPurpose.Deploy));
        refused.Where(one => !plan.OwnCalls.Any(finding => Covers(finding, one))).ShouldBeEmpty();
        if (plan.OwnCalls.Count == 0)
            refused.ShouldBeEmpty();

        // One refused call ends what it is for, so not each call of a finding is made.
        foreach (var finding in failed ? [] : plan.OwnCalls.Where(one => one.Purpose <= OwnPurpose.Audit))
            refused.ShouldContain(one => Covers(finding, one), finding.Text);
    }

    [Fact]
    public async Task Every_call_by_which_a_deploy_makes_resources_is_listed()
    {
        await using var aws =
            await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);
        await aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        var config = Config();

        Called("role/cdk-hnb659fds-cfn-exec-role-").Except(
            DeployedStack.Of(config).SelectMany(stack => stack.Resources).SelectMany(resource => resource.Calls)
                .Select(call => call.Action)).ShouldBeEmpty();
        Called("role/stacksets-exec-").Except(
            DeployedStackSet.Of(config).SelectMany(set => set.Calls(config)).Select(call => call.Action))
            .ShouldBeEmpty();

        IEnumerable<string> Called(string role)
        {
            var actions = aws.AllowedCalls().Where(call => call.Principal.Contains(role)).Select(call => call.Action);
            actions.ShouldNotBeEmpty();
            return actions.Distinct();
        }
    }

    /// <summary>Deploys, evaluates and lets something happen; says whether the deploy failed.</summary>
    private async Task<bool> LiveAsync(LocalOrganization aws)
    {
        try
        {
            await aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        }
        catch (DeployException)
        {
            return true;
        }

        await aws.EvaluateConfigRulesAsync(only: null, Cancellation);
        await aws.DeliverEventsAsync(Cancellation);
        return false;
    }

    private static bool Covers(OwnCallFinding finding, Refused refused) =>
        finding.Actions.Contains(refused.Action)
        && finding.Principals.Any(principal => refused.Principal.StartsWith(
            principal.Split(':')[^1].TrimEnd('*').Split("role/")[^1], StringComparison.Ordinal));

    private static Refused Read(Refusal refusal)
    {
        var match = Words().Match(refusal.Message);
        match.Success.ShouldBeTrue(refusal.Message);
        var (arn, action) = (match.Groups["arn"].Value, match.Groups["action"].Value);
        return new(arn.EndsWith(":root", StringComparison.Ordinal) ? "root" : arn.Split('/')[1], action);
    }

    private static string Sample(string target, string statement)
    {
        const string europe = "\"targets\": [\"123456789012\"]";
        const string policies = "\"policies\": [";
        var sample = LocalOrganization.Sample();
        sample.ShouldContain(europe);
        sample.ShouldContain(policies);
        var policy =
            $$$"""{"name":"Theirs","description":"","targets":["{{{target}}}"],"content":{"Version":"2012-10-17","Statement":[{{{statement}}}]}},""";
        return sample.Replace(europe, "\"targets\": []").Replace(policies, policies + policy);
    }

    private static async Task<OrganizationPlan> PlanAsync(string target, string statement)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.snapshot.json"), Cancellation);
        var snapshot = OrganizationSnapshotFile.Parse(text).Snapshot!;
        return OrganizationPlan.Of(
            Config(),
            snapshot with
            {
                Policies =
                [
                    .. snapshot.Policies.Where(policy => policy.Name != "RegionDenyEurope"),
                    new(
                        "p-theirs",
                        "Theirs",
                        "",
                        AwsManaged: false,
                        $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""",
                        [Core.Ids.TargetId.Parse(target)]),
                ],
            },
            snapshot.TakenAt);
    }

    private static OrganizationConfig Config() => OrganizationFile.Parse(
        File.ReadAllText(Repository.PathOf("orgs", "example.json")), new DateOnly(2026, 11, 23)).Config!;

    [GeneratedRegex(
        @"User: (?<arn>\S+) is not authorized to perform: (?<action>\S+) on",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    private sealed record Refused(string Principal, string Action);
}
