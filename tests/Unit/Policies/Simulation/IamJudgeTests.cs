using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>
/// Our simulator and our guardrails before an independent judge. What we cannot tell is nothing to compare.
/// </summary>
public class IamJudgeTests
{
    private const string Admin = "arn:aws:iam::444444444444:role/Admin";

    [Fact]
    public Task The_judge_agrees_on_every_guardrail_case() => AgreesAsync(
        from row in GuardrailTests.Cases
        let request = row.Value.Request
        select new Comparison(
            row.Key,
            row.Value.Denied ? Decision.ExplicitlyDenied : Decision.Allowed,
            new IamCase(row.Value.Principal, request.Action, request.Resource)
            {
                Context = request.Context,

                // The caller's own policies decide: what else another account's resource asks for is its own matter.
                ResourceAccount = row.Value.Account,
                Path = [.. row.Value.Path.Select(
                    level => level.Policies.Select(policy => policy.Document.Render()).ToArray<JsonNode>())],
            }));

    [Fact]
    public Task The_judge_agrees_on_every_authorization_case() => AgreesAsync(Authorizations);

    [Fact]
    public Task The_judge_agrees_on_every_condition_case() => AgreesAsync(
        from row in ConditionTests.Cases
        let request = row.Value.Request
        select new Comparison(row.Key, row.Value.Expected, new IamCase(Admin, request.Action, request.Resource)
        {
            Context = request.Context,
            Identity = [row.Value.Policy.Render()],
        }));

    [Fact]
    public Task The_judge_agrees_on_every_form_of_every_operator() => AgreesAsync(
        from row in OperatorTests.Cases
        where row.Value.IsJudged
        select new Comparison(
            row.Key, row.Value.Holds ? Decision.Allowed : Decision.ImplicitlyDenied, Judged(row.Value)));

    [Fact]
    public async Task The_judge_reads_the_first_value_only_of_a_key_that_can_have_only_one()
    {
        var several = OperatorTests.Cases.Values.Where(one => !one.IsJudged).ToList();
        several.ShouldNotBeEmpty();

        (await IamJudge.DecideAsync([.. several.Select(Judged)]))
            .ShouldBe(
                await IamJudge.DecideAsync([.. several.Select(one => Judged(one with { Values = one.Values[..1] }))]));
    }

    [Fact]
    public Task The_judge_agrees_on_every_case_of_an_element() => AgreesAsync(Elements);

    [Fact]
    public async Task The_judge_refuses_every_case_that_it_does_not_judge()
    {
        var notJudged = Authorizations.Concat(Elements).Where(comparison => comparison.NotJudged is not null).ToList();
        notJudged.ShouldNotBeEmpty();

        var answers = await IamJudge.DecideAsync([.. notJudged.Select(comparison => comparison.Case)]);

        notJudged.Zip(answers)
            .Where(
                pair => !pair.Second.StartsWith("Error", StringComparison.Ordinal)
                    || !pair.Second.Contains(pair.First.NotJudged!.Split(':')[0], StringComparison.Ordinal))
            .Select(
                pair => $"{pair.First.Sentence}: not because of {pair.First.NotJudged}, the judge says {pair.Second}")
            .ShouldBeEmpty();
    }

    [Fact]
    public Task The_judge_agrees_on_every_trust_case() => AgreesAsync(
        from row in TrustTests.Cases
        let request = TrustTests.Request
        select new Comparison(row.Key, row.Value.Expect, new IamCase(
            row.Value.Service ?? TrustTests.SessionArn, request.Action, request.Resource)
            {
                Context = request.Context,
                Identity = [GuardrailTests.FullAwsAccess.Render()],
                Trust = row.Value.Policy.Render(),
            }));

    [Fact]
    public async Task Every_action_that_a_guardrail_names_exists()
    {
        var actions = ServiceControlPolicies.For(
            OrganizationConfigs.With([.. GuardrailCatalog.All.Select(guardrail => guardrail.Name)]))
            .SelectMany(policy => IamJudge.ActionsIn(policy.Render()))
            .ToList();
        actions.Count.ShouldBeGreaterThan(GuardrailCatalog.All.Count);

        (await IamJudge.UnknownActionsAsync(actions)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_misspelt_action_is_found_wherever_it_stands_in_a_template()
    {
        var template = JsonNode.Parse("""
            {"Resources":{"Role":{"Properties":{"Policies":[{"PolicyDocument":{"Statement":[{"Effect":"Allow","Action":["iam:GetUser","iam:GetAcountSummary"],"Resource":"*"}]}}]}},
              "Set":{"Properties":{"TemplateBody":"{\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":\"nosuch:*\",\"Resource\":\"*\"}}"}}}}
            """);

        (await IamJudge.UnknownActionsAsync(IamJudge.ActionsIn(template)))
            .ShouldBe(["iam:GetAcountSummary", "nosuch:*"]);
    }

    private static async Task AgreesAsync(IEnumerable<Comparison> comparisons)
    {
        var told = comparisons.Where(
            comparison => comparison.Ours != Decision.CannotTell && comparison.NotJudged is null).ToList();
        told.ShouldNotBeEmpty();

        var answers = await IamJudge.DecideAsync([.. told.Select(comparison => comparison.Case)]);

        told.Zip(answers)
            .Where(pair => pair.First.Ours.ToString() != pair.Second)
            .Select(pair => $"{pair.First.Sentence}: we say {pair.First.Ours}, the judge {pair.Second}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<Comparison> Authorizations =>
        from row in AuthorizationTests.Table.Cases
        let value = row.Value
        let policies = AuthorizationTests.Table.Policies
        select new Comparison(row.Key, value.Expect, new IamCase(value.Caller, value.Action, value.Resource)
        {
            Context = value.RequestContext(),
            ResourceAccount = value.Action.StartsWith("organizations:", StringComparison.Ordinal)
                ? value.Caller.Split(':')[4]
                : null,
            Path = [.. value.Path.Select(level => level.Select(name => policies[name]).ToArray())],

            // The judge knows no task policy: beside a policy that allows everything it says the same.
            Identity = value.Root
                ? [policies["AdministratorAccess"], .. value.Task is null ? [] : new[] { policies[value.Task] }]
                : [.. value.Identity.Select(name => policies[name])],
            Session = value.Session is [var session] ? policies[session] : null,
            Trust = value.Trust is null ? null : policies[value.Trust],
        })
        { NotJudged = value.NotJudged };

    private static IEnumerable<Comparison> Elements =>
        from row in ElementTests.Actions.Concat(ElementTests.Resources)
        from effect in Enum.GetValues<Effect>()
        let request = row.Value.Request
        select new Comparison($"{row.Key} ({effect})", row.Value.Expected(effect), new IamCase(
            Admin, request.Action, request.Resource)
            {
                Context = request.Context,
                Identity = [.. row.Value.Policies(effect).Select(policy => policy.Render())],
            })
        { NotJudged = row.Value.NotJudged };

    private static IamCase Judged(OperatorTests.OperatorCase one) =>
        new(Admin, one.Request.Action, one.Request.Resource)
    {
        Context = one.Request.Context,
        Identity = [one.Policy.Render()],
    };

    private sealed record Comparison(string Sentence, Decision Ours, IamCase Case)
    {
        /// <summary>
        /// The reason why the judge refuses the case, after its own word for it; null where it judges.
        /// </summary>
        public string? NotJudged { get; init; }
    }
}
