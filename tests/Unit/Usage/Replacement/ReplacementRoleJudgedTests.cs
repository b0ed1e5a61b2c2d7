using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage.Replacement;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>
/// An independent simulator of IAM judges the role: it can make each call that was seen, and nothing else.
/// </summary>
public sealed class ReplacementRoleJudgedTests
{
    private const int OthersPerService = 50;
    private const string NeedsNothing = "sts:GetCallerIdentity";

    // The judge knows one form of a resource's ARN alone, and takes no ARN that two types have.
    private static readonly string[] NotJudged = ["no.resource.types", "multiple.resource.types"];

    // A key's own policy must let the account's policies decide, as AWS's default one does.
    private static readonly JsonNode KeyPolicy = JsonNode.Parse(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
        "Action":"kms:*","Resource":"*"}]}
        """)!;

    private static readonly ReplacementOptions Options =
        new(AccountId.Parse(CallCase.Account), Partition.Commercial);

    // A role's policies are parsed once, as the judge validates each once.
    private static readonly ConditionalWeakTable<ReplacementRole, JsonNode[]> Known = [];

    private static readonly IReadOnlyList<KeyValuePair<string, CallCase>> Cases =
    [
        .. CallCases.Own.Concat(CallCases.OfAws)
            .Where(one => !one.Value.Region.StartsWith("cn-") && !one.Value.Region.StartsWith("us-gov-")),
    ];

    [Fact]
    public async Task The_role_of_each_call_can_make_it() =>
        await AllAreAsync("Allowed", Cases.SelectMany(one => Seen(one.Key, RoleOf(one.Value))));

    [Fact]
    public async Task The_role_of_each_call_can_do_nothing_else_in_that_service() =>
        await AllAreAsync("ImplicitlyDenied", Cases.SelectMany(one => OtherActions(one.Key, RoleOf(one.Value))));

    [Fact]
    public async Task The_role_of_a_call_that_names_a_resource_can_make_it_on_no_other() =>
        await AllAreAsync("ImplicitlyDenied", Cases.SelectMany(one => OtherResources(one.Key, RoleOf(one.Value))));

    [Fact]
    public async Task The_role_of_all_calls_together_can_make_each_and_nothing_else()
    {
        var role = ReplacementRole.Of(
            [.. Cases.Select((one, index) => Numbered(one.Value, index).Activity())], Options);

        role.Policies.Count.ShouldBeGreaterThan(1);
        role.Problems.ShouldBeEmpty();
        await AllAreAsync("Allowed", Seen("all", role));
        await AllAreAsync("ImplicitlyDenied", OtherActions("all", role).Concat(OtherResources("all", role)));
    }

    private static CallCase Numbered(CallCase one, int index) =>
        one with { Id = $"11111111-1111-1111-1111-{index:D12}" };

    private static ReplacementRole RoleOf(CallCase one) => ReplacementRole.Of([one.Activity()], Options);

    private static IEnumerable<(string Name, IamCase Case)> Seen(string name, ReplacementRole role) =>
        from one in role.Permissions
        let action = IamCatalog.Shipped.Action(one.Action)!
        let resource = one.Resource == "*" ? SampleResource.Of(action) : SampleResource.Meant(one.Resource)
        select (name, Case(role, one.Action, resource, one.Only));

    private static IEnumerable<(string Name, IamCase Case)> OtherActions(string name, ReplacementRole role)
    {
        var granted = role.Permissions.Select(one => one.Action).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from service in granted.Select(action => action.Split(':')[0]).Distinct()
               from action in IamCatalog.Shipped.Find(service)!.Actions.Values
                   .Where(action => !granted.Contains(action.FullName) && action.FullName != NeedsNothing)
                   .OrderBy(action => action.Name, StringComparer.Ordinal).Take(OthersPerService)
               select (name, Case(role, action.FullName, SampleResource.Of(action), null));
    }

    private static IEnumerable<(string Name, IamCase Case)> OtherResources(string name, ReplacementRole role) =>
        from granted in role.Permissions.GroupBy(one => one.Action)
        where granted.All(one => one.Why == ResourceReason.NamedByEvent && !IsOfAType(one.Resource))
        let action = IamCatalog.Shipped.Action(granted.Key)!
        select (name, Case(role, action.FullName, SampleResource.Of(action), granted.First().Only));

    // Resources that AWS makes in the call have no name yet.
    private static bool IsOfAType(string resource) =>
        resource.EndsWith("/*") && !resource.Contains(":stack/");

    private static IamCase Case(ReplacementRole role, string action, string resource, NeededValue? only) =>
        new($"arn:aws:iam::{CallCase.Account}:role/replacement", action, resource)
        {
            Identity = Policies(role),
            ResourceAccount = CallCase.Account,
            Trust = action.StartsWith("kms:") ? KeyPolicy : null,
            Context = only is null
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>> { [only.Key] = [only.Value] },
        };

    private static JsonNode[] Policies(ReplacementRole role) => Known.GetValue(role, one =>
        [.. one.Policies.Select(policy => JsonNode.Parse(policy.Document.Minified())!)]);

    private static bool IsNotJudged(string action, string answer) =>
        action.Split(':')[0] is "apigateway" or "lambda" && NotJudged.Any(answer.Contains);

    private static async Task AllAreAsync(string expected, IEnumerable<(string Name, IamCase Case)> questions)
    {
        var asked = questions.ToList();
        asked.ShouldNotBeEmpty();

        var answers = await IamJudge.DecideAsync([.. asked.Select(one => one.Case)]);

        asked.Zip(answers, (one, answer) => (one.Name, one.Case.Action, one.Case.Resource, answer))
            .Where(one => one.answer != expected && !IsNotJudged(one.Action, one.answer))
            .ShouldBeEmpty();
        answers.Count(answer => answer.StartsWith("Error")).ShouldBeLessThan((answers.Count / 100) + 2);
    }
}
