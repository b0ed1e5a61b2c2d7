using System.Text.Json.Nodes;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The roles of the synthesized templates before two judges from outside: a simulator, and a list of all actions.
/// </summary>
public sealed class RoleDecisions(Synthesis synthesis)
{
    private const string MemberRole = "GuardrailsRootPosture";

    [Fact]
    public async Task Roles_allow_what_is_needed_and_nothing_beside_it()
    {
        var table = CaseTable.Load<RoleCase>("tests", "Synth", "RoleDecisions.json");

        var decisions = await IamJudge.DecideAsync([.. table.Values.Select(Question)]);

        table.Zip(decisions, (entry, decision) => (entry.Key, Expected: entry.Value.Decision, Decision: decision))
            .Where(answer => answer.Decision != answer.Expected)
            .Select(answer => $"{answer.Key}: {answer.Decision}, not {answer.Expected}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_action_in_the_templates_exists()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var assembly in (CloudAssembly[])[.. synthesis.All, await synthesis.RecorderAsync])
        {
            var actions = assembly.Stacks.SelectMany(stack => IamJudge.ActionsIn(stack.Template)).ToList();
            actions.ShouldContain("organizations:LeaveOrganization");
            all.UnionWith(actions);
        }

        (await IamJudge.UnknownActionsAsync([.. all])).ShouldBeEmpty();
    }

    /// <summary>That these are also the operations that it really calls is tested with the function.</summary>
    [Fact]
    public void Setup_may_make_exactly_the_calls_that_its_source_makes()
    {
        Roles.Actions(synthesis.Example.Organization, "GuardrailsOrganizationSetup")
            .Where(action => !action.StartsWith("logs:", StringComparison.Ordinal)).Distinct()
            .ShouldBe(SourceActions.Of("lambdas", "OrganizationSetup"), ignoreOrder: true);
    }

    [Fact]
    public void Member_role_has_five_actions() =>
        Roles.Actions(synthesis.Example.Organization, MemberRole).ShouldBe(
            [
                "iam:GetAccountSummary",
                "iam:ListVirtualMFADevices",
                "iam:GenerateCredentialReport",
                "iam:GetCredentialReport",
                "config:PutEvaluations",
            ]);

    [Fact]
    public void Rule_starter_may_make_exactly_the_calls_that_its_source_makes() =>
        Roles.Actions(synthesis.Example.Organization, "GuardrailsRuleStarter")
            .ShouldBe(SourceActions.InFile("aws", "Config", "RuleStarter.cs"), ignoreOrder: true);

    private IamCase Question(RoleCase one) => new(one.Caller, one.Action, one.Resource)
    {
        Context = one.Context,
        Identity = Deployed(one.Caller) is { } role ? Roles.Identity(role) : null,
        // No policy of a member account says who opens its root sessions, and none of the management account who reads
        // its trail: the caller's own decide.
        ResourceAccount = one.Action == "sts:AssumeRoot"
            || one.Action.StartsWith("cloudtrail:", StringComparison.Ordinal)
            || one.Action.StartsWith("organizations:", StringComparison.Ordinal) ? one.Caller.Split(':')[4] : null,
        Trust = one.Action switch
        {
            "sts:AssumeRole" => Deployed(one.Resource)?["AssumeRolePolicyDocument"],
            "events:PutEvents" => BusPolicy(one.Resource),
            _ => null,
        },
    };

    /// <summary>The policy of the bus, its own ARN filled in as CloudFormation does.</summary>
    private JsonObject? BusPolicy(string bus)
    {
        if (!bus.EndsWith(":222222222222:event-bus/GuardrailsActivity", StringComparison.Ordinal))
            return null;
        var statement = synthesis.Example.Activity.OfType("AWS::Events::EventBusPolicy")
            .Single().Properties["Statement"]!.DeepClone();
        Resource.Target(statement["Resource"])
            .ShouldBe(synthesis.Example.Activity.OfType("AWS::Events::EventBus").Single().LogicalId);
        statement["Resource"] = bus;
        return new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }

    /// <summary>The role with that ARN as the templates deploy it, or null.</summary>
    private JsonObject? Deployed(string arn)
    {
        var (account, name) = (arn.Split(':')[4], arn.Split('/')[^1]);
        var role = synthesis.Example.Stacks.Where(stack => stack.Environment.Contains(account))
            .SelectMany(stack => stack.OfType("AWS::IAM::Role"))
            .SingleOrDefault(role => role.Text("RoleName") == name)?.Properties;
        var (members, forwarders) = (synthesis.Example.StackSetTemplate, synthesis.Example.ForwarderTemplate);
        return role
            ?? Roles.In(members).SingleOrDefault(role => role["RoleName"]!.GetValue<string>() == name)
            ?? (name.StartsWith("GuardrailsEventForwarder-", StringComparison.Ordinal)
                ? Roles.In(forwarders).Single()
                : null);
    }

    private sealed record RoleCase(string Caller, string Action, string Resource, string Decision)
    {
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } =
            new Dictionary<string, IReadOnlyList<string>>();
    }
}
