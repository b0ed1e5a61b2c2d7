using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// Calls to one resource under the same condition keys, and thereby one statement of a role's policy: whatever is
/// granted is called, and the other way round.
/// </summary>
/// <param name="Sid">The statement's id.</param>
/// <param name="Resource">An ARN, in which <see cref="Gap"/>s stand for what only a call knows, or <c>*</c>.</param>
/// <param name="Actions">The actions that are called on it.</param>
public sealed record RoleGrant(string Sid, string Resource, params IReadOnlyList<string> Actions)
{
    /// <summary>The condition keys that every call carries, and what they may say.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; private init; } = [];

    /// <summary>
    /// True where a service makes the calls on the caller's behalf, in the course of another call of the caller's.
    /// </summary>
    public bool OnBehalf { get; init; }

    /// <summary>The statement.</summary>
    public PolicyStatement Statement => new(Effect.Allow, Patterns.Of(Actions), Patterns.Of(Gap.AsPattern(Resource)))
    {
        Sid = Sid,
        Conditions = [.. Conditions, .. Conditions.Where(AllowsAbsence).Select(Present)],
    };

    /// <summary>Each action, once for each value that a condition key may have.</summary>
    public IEnumerable<RoleCall> Calls =>
        from action in Actions
        from keys in Keys()
        select new RoleCall(action, Resource, keys) { OnBehalf = OnBehalf };

    /// <summary>A copy whose calls carry one more condition key.</summary>
    public RoleGrant When(string key, params IReadOnlyList<string> values) => With("StringEquals", key, values);

    /// <summary>A copy whose calls carry one more condition key, unless AWS leaves it out.</summary>
    public RoleGrant WhenIfExists(string key, params IReadOnlyList<string> values) =>
        With("StringEqualsIfExists", key, values);

    /// <summary>A copy of whose calls each value of one more condition key is like one of these patterns.</summary>
    public RoleGrant WhenEachIsLike(string key, params IReadOnlyList<string> patterns) =>
        With("ForAllValues:StringLike", key, patterns);

    /// <summary>A copy of whose calls each value of one more condition key is one of these.</summary>
    public RoleGrant WhenEachIs(string key, params IReadOnlyList<string> values) =>
        With("ForAllValues:StringEquals", key, values);

    /// <summary>ForAllValues is true where the key is absent, which no call of ours is allowed to rest on.</summary>
    private static bool AllowsAbsence(PolicyCondition condition) =>
        condition.Operator.StartsWith("ForAllValues:", StringComparison.Ordinal);

    private static PolicyCondition Present(PolicyCondition condition) => new("Null", condition.Key, ["false"]);

    private RoleGrant With(string @operator, string key, IReadOnlyList<string> values) =>
        this with { Conditions = [.. Conditions, new PolicyCondition(@operator, key, values)] };

    private IEnumerable<IReadOnlyDictionary<string, string>> Keys()
    {
        IEnumerable<IReadOnlyDictionary<string, string>> none = [new Dictionary<string, string>()];
        return Conditions.Aggregate(none, (all, condition) =>
            from keys in all
            from value in condition.Values
            select new Dictionary<string, string>(keys) { [condition.Key] = value });
    }
}
