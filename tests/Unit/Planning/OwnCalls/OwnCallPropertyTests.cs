using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;
using static Guardrails.Tests.Unit.Planning.OwnCalls.OwnCallPlans;

namespace Guardrails.Tests.Unit.Planning.OwnCalls;

/// <summary>The product's own list of calls, each denied by a policy that is aimed at exactly it.</summary>
public sealed class OwnCallPropertyTests
{
    private static readonly OrganizationConfig Recording = Config with
    {
        ConfigRecorder = new ConfigRecorderBaseline([TargetId.Parse("ou-ex01-workprod")]),
    };

    private static readonly string[] Accounts = ["222222222222", "444444444444", "123456789012"];

    [Fact]
    public void Each_call_that_a_policy_aims_at_is_a_finding_and_nothing_else_is()
    {
        var calls = Calls().ToList();
        calls.Select(one => one.Call.Purpose).Distinct().Count().ShouldBe(Enum.GetValues<OwnPurpose>().Length);
        foreach (var (call, requests) in Searched(calls))
        {
            var findings = Findings(requests.Select(request => Aimed(request, request.Context)), call);

            findings.ShouldNotBeEmpty(Name(call));
            findings.ShouldAllBe(
                finding => finding.IsCertain
                    && finding.Actions.Single() == call.Call.Action
                    && finding.Principals.Single() == call.Principal.Everywhere,
                Name(call));
            findings.SelectMany(finding => finding.Accounts).ShouldContain(call.About, Name(call));
            findings.ShouldContain(finding => finding.Purpose == call.Purpose, Name(call));
        }
    }

    [Theory]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::{0}:role/Somebody")]
    [InlineData("aws:RequestedRegion", "ap-south-1")]
    public void A_policy_that_misses_the_call_in_one_thing_is_none(string key, string other)
    {
        foreach (var (call, requests) in Searched(Calls()))
        {
            var value = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, other, call.Principal.Account.Value);
            var missed = requests.Select(request => Aimed(
                request, new Dictionary<string, IReadOnlyList<string>>(request.Context) { [key] = [value] }));

            Findings(missed, call).ShouldBeEmpty(Name(call));
        }
    }

    [Fact]
    public async Task A_policy_against_actions_that_are_none_of_ours_is_none()
    {
        var ours = Calls().Select(one => one.Call.Call.Action).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var changes = (await IamJudge.ChangesAsync("iam:role"))["iam:role"];
        string[] others = [.. changes.Where(action => !ours.Contains(action))];
        others.Length.ShouldBeGreaterThan(5);
        var list = string.Join(',', others.Append("s3:DeleteBucket").Append("ec2:*").Select(one => $"\"{one}\""));

        OwnCallPlans.Plan($$"""{"Effect":"Deny","Action":[{{list}}],"Resource":"*"}""", "r-ex01")
            .OwnCalls.ShouldBeEmpty();
    }

    /// <summary>Accounts that share answers have the same ones when each is asked for itself.</summary>
    [Theory]
    [InlineData(
        """{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringLike":{"aws:PrincipalAccount":"4*"}}}""")]
    [InlineData("""{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::*5:role/*"}""")]
    [InlineData(
        """{"Effect":"Deny","Action":"config:*","Resource":"*","Condition":{"NumericLessThan":{"aws:PrincipalAccount":"500000000000"}}}""")]
    [InlineData("""{"Effect":"Deny","Action":"sts:*","Resource":"arn:aws:iam::777777777777:*"}""")]
    [InlineData(
        """{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":["444444444444","666666666666"]}}}""")]
    [InlineData(
        """{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"*","Condition":{"StringNotEquals":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}}""")]
    [InlineData(
        """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-exampleorg1/r-ex01/ou-ex01-workload/ou-ex01-worksand/*"}}}""")]
    public void Accounts_that_are_asked_together_answer_as_each_does_alone(string statement)
    {
        var snapshot = With((statement, "r-ex01"));
        var together = OwnCallPlans.Plan(snapshot, Recording).OwnCalls;
        var alone = snapshot.Accounts.Where(one => one.IsActive && one.Id != snapshot.ManagementAccount)
            .SelectMany(account => Ask(snapshot, account))
            .Where(answer => answer.After.Decision != Decision.Allowed)
            .Select(answer => $"{answer.Call.Purpose} {answer.Call.About} {answer.Call.Call.Action}")
            .Distinct().Order(StringComparer.Ordinal).ToList();

        together.SelectMany(finding => finding.Accounts.SelectMany(account =>
                finding.Actions.Select(action => $"{finding.Purpose} {account} {action}")))
            .Distinct().Order(StringComparer.Ordinal).Where(one => alone.Contains(one)).ShouldBe(alone);
        together.SelectMany(finding => finding.Accounts.Select(account => $"{finding.Purpose} {account}")).Distinct()
            .ShouldBe(
                alone.Select(one => one[..one.LastIndexOf(' ')]).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task An_independent_simulator_decides_every_call_alike()
    {
        string[] statements =
        [
            """{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}}""",
            """{"Effect":"Deny","Action":["iam:*Role*","config:Put*"],"Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Guardrails*"}}}""",
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}""",
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"},"Null":{"aws:AssumedRoot":"true"}}}""",
            """{"Effect":"Deny","Action":"*","Resource":"arn:aws:*:*:*:*Guardrails*"}""",
        ];
        var full = System.Text.Json.Nodes.JsonNode.Parse(OrganizationSnapshots.FullAccess)!;
        List<(string Name, Decision Ours)> ours = [];
        List<IamCase> cases = [];
        foreach (var statement in statements)
        {
            var json = System.Text.Json.Nodes.JsonNode.Parse(
                $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""")!;
            var level = new PolicyLevel("all",
            [
                new("full", Core.Policies.PolicyDocument.Parse(OrganizationSnapshots.FullAccess)),
                new("theirs", Core.Policies.PolicyDocument.Parse(json.ToJsonString())),
            ]);
            foreach (var (call, requests) in Calls())
            {
                // The judge denies what the key's own policy does not allow, which a service control policy is not.
                foreach (var request in requests.Where(one => !one.Resource.Contains(":key/")))
                {
                    ours.Add((Name(call), PolicySimulator.ServiceControl([level], request).Decision));
                    cases.Add(new IamCase(call.Principal.Arn, request.Action, Judged(call, request))
                    {
                        Context = request.Context,
                        Path = [[full, json]],
                        Identity = call.Principal.Kind == OwnPrincipalKind.RootSession ? null : [full],
                        ResourceAccount = call.Principal.Account.Value,
                    });
                }
            }
        }

        var judged = await IamJudge.DecideAsync(cases);

        ours.Zip(judged, (one, theirs) => (one.Name, Ours: one.Ours.ToString(), Theirs: theirs))
            .Where(one => one.Ours != one.Theirs).Select(one => one.ToString()).Distinct().Take(20).ShouldBeEmpty();
    }

    /// <summary>
    /// The resource as the judge takes it: it knows IAM's calls on users, and not on the root user; and calls on an
    /// organization's policies, and not on AWS's own.
    /// </summary>
    private static string Judged(OwnCall call, AccessRequest request) =>
        call.Service == "iam" && request.Resource.EndsWith(":root", StringComparison.Ordinal)
            ? request.Resource.Replace(":root", ":user/root")
            : request.Resource.Replace("::aws:policy/", "::111111111111:policy/o-exampleorg1/");

    private static IEnumerable<(OwnCall Call, IReadOnlyList<AccessRequest> Requests)> Calls()
    {
        var tree = PolicyTree.Before(With());
        var requests = Requests(tree, []);
        var list = new OwnCallList(Recording);
        return
            from id in Accounts
            let account = Example.Accounts.Single(one => one.Id.Value == id)
            from call in list.About(account.Id, [.. tree.TargetsAbove(account)])
            select (call, (IReadOnlyList<AccessRequest>)[.. requests.Of(call)]);
    }

    /// <summary>Every third action for each of its purposes, once; with GUARDRAILS_THOROUGH=1 every call.</summary>
    private static IEnumerable<(OwnCall Call, IReadOnlyList<AccessRequest> Requests)> Searched(
        IEnumerable<(OwnCall Call, IReadOnlyList<AccessRequest> Requests)> calls) =>
        Thoroughness.IsWhole
            ? calls
            : calls.DistinctBy(one => (one.Call.Purpose, one.Call.Call.Action)).Where((_, index) => index % 3 == 0);

    private static OwnCallRequests Requests(PolicyTree tree, IReadOnlyList<string> keys) => new(
        Recording,
        id => tree.PlaceOf(Example.Accounts.Single(one => one.Id == id)).OrganizationPath,
        keys,
        OrganizationSnapshots.Now);

    private static IEnumerable<(OwnCall Call, OwnAnswer Before, OwnAnswer After)> Ask(
        OrganizationSnapshot snapshot, SnapshotAccount account)
    {
        var (before, after) = (
            PolicyTree.Before(snapshot),
            PolicyTree.After(snapshot, Core.Placement.ServiceControlPolicies.For(Recording)));
        var trees = new OwnCallFindings.Trees(before, after, snapshot);
        var keys = PolicyKeys.In(snapshot.Accounts.SelectMany(trees.Policies).Distinct());
        return OwnCallFindings.Ask(new OwnCallList(Recording), Requests(before, keys), account, trees);
    }

    private static IReadOnlyList<OwnCallFinding> Findings(IEnumerable<string> statements, OwnCall call) =>
        OwnCallFindings.In(
            Recording,
            With([.. statements.Select(statement => (statement, call.Principal.Account.Value))]),
            Core.Placement.ServiceControlPolicies.For(Recording),
            accepted: _ => null,
            OrganizationSnapshots.Now);

    /// <summary>A statement that denies one request and no other: by action, resource, principal and Region.</summary>
    private static string Aimed(AccessRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var (principal, region) = (context["aws:PrincipalArn"][0], context["aws:RequestedRegion"][0]);
        return
            $$$$"""{"Effect":"Deny","Action":"{{{{request.Action}}}}","Resource":"{{{{request.Resource}}}}","Condition":{"ArnEquals":{"aws:PrincipalArn":"{{{{principal}}}}"},"StringEquals":{"aws:RequestedRegion":"{{{{region}}}}"}}}""";
    }

    private static string Name(OwnCall call) => $"{call.Purpose}: {call.Call.Action} on {call.Call.Resource} "
        + $"by {call.Principal.Arn} about {call.About} in {call.Region}";
}
