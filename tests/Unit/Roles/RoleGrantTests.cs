using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

public sealed class RoleGrantTests
{
    public static TheoryData<string, string> Roles => RoleExamples.Roles;

    [Theory, MemberData(nameof(Roles))]
    public void Every_call_of_a_role_is_granted(string partition, string name)
    {
        var role = RoleExamples.Find(partition, name).Role;

        foreach (var call in role.Calls)
        {
            var answer = RoleExamples.Decide(role.Policy!, call);
            answer.Decision.ShouldBe(Decision.Allowed, $"{call.Action} on {call.Resource}: {answer.Explanation}");
        }
    }

    /// <summary>Without any one of its actions or condition values, the policy would refuse a call.</summary>
    [Theory, MemberData(nameof(Roles))]
    public void Nothing_is_granted_that_is_not_called(string partition, string name)
    {
        var role = RoleExamples.Find(partition, name).Role;
        if (role.Policy is not { } policy)
            return;

        foreach (var (left, lesser) in Lesser(policy))
        {
            role.Calls.ShouldContain(
                call => !RoleExamples.Decide(lesser, call).IsAllowed,
                $"{name} grants {left}, and no call needs it");
        }
    }

    [Theory, MemberData(nameof(Roles))]
    public void A_call_without_the_condition_keys_that_it_carries_is_refused(string partition, string name)
    {
        var role = RoleExamples.Find(partition, name).Role;

        foreach (var grant in role.Grants)
        {
            foreach (var (call, condition) in Pairs(grant))
            {
                Allows(call).ShouldBeTrue(call.Action);
                Allows(call, (condition.Key, "another")).ShouldBeFalse(call.Action);
                if (condition.Operator == "StringEquals")
                    Allows(call with { Keys = new Dictionary<string, string>() }).ShouldBeFalse(call.Action);
            }
        }

        bool Allows(RoleCall call, params (string Key, string Value)[] keys)
        {
            var others = keys.Aggregate(
                call.Keys.ToDictionary(),
                (all, key) => new Dictionary<string, string>(all) { [key.Key] = key.Value });
            return RoleExamples.Decide(role.Policy!, call with { Keys = others }).IsAllowed;
        }
    }

    [Theory, MemberData(nameof(Roles))]
    public void A_policy_is_valid_and_names_no_statement_twice(string partition, string name)
    {
        if (RoleExamples.Find(partition, name).Role.Policy is { } policy)
            PolicyDocument.Parse(policy.Minified()).Minified().ShouldBe(policy.Minified());
    }

    private static IEnumerable<(RoleCall Call, PolicyCondition Condition)> Pairs(RoleGrant grant) =>
        from call in grant.Calls from condition in grant.Conditions select (call, condition);

    /// <summary>The policy without one action or one value, in every way.</summary>
    private static IEnumerable<(string Left, PolicyDocument Policy)> Lesser(PolicyDocument policy)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var action in statement.Actions.Values)
            {
                string[] others = [.. statement.Actions.Values.Where(other => other != action)];
                PolicyStatement[] rest = others is [] ? [] : [statement with { Actions = Patterns.Of(others) }];
                yield return ($"{statement.Sid}: {action}", Instead(policy, statement, rest));
            }

            foreach (var condition in statement.Conditions.Where(condition => condition.Values.Count > 1))
            {
                foreach (var value in condition.Values)
                {
                    var fewer = condition with { Values = [.. condition.Values.Where(other => other != value)] };
                    var rest = statement with { Conditions = [fewer] };
                    yield return ($"{statement.Sid}: {value}", Instead(policy, statement, [rest]));
                }
            }
        }
    }

    private static PolicyDocument Instead(PolicyDocument policy, PolicyStatement statement, PolicyStatement[] rest) =>
        new([.. policy.Statements.Where(other => other != statement), .. rest]);
}
