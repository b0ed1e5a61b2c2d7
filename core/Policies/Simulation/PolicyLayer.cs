namespace Guardrails.Core.Policies;

/// <summary>Policies that have one say together: a deny among them denies, otherwise one of them must allow.</summary>
/// <param name="Name">How answers mention them, such as <c>service control policies at Root</c>.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Match">Whether a statement is about the request.</param>
internal sealed record PolicyLayer(string Name, IReadOnlyList<NamedPolicy> Policies, Func<PolicyStatement, Truth> Match)
{
    /// <summary>What the layer says to an action.</summary>
    public Answer Decide(string action)
    {
        var (denies, allows) = (Matches(Effect.Deny), Matches(Effect.Allow));
        if (denies.Find(match => match.Truth.IsYes) is { } deny)
            return Decided(Decision.ExplicitlyDenied, deny, "denies", action);
        if (allows.Count == 0)
            return new(Decision.ImplicitlyDenied, $"None of the {Name} allows {action}.");

        // Nothing denies for certain and something allows, perhaps: now it matters what cannot be told.
        if (denies is [var mayDeny, ..])
            return CannotTell(mayDeny, "denies", action);
        return allows.Find(match => match.Truth.IsYes) is { } allow
            ? Decided(Decision.Allowed, allow, "allows", action)
            : CannotTell(allows[0], "allows", action);
    }

    /// <summary>What the layer says where it can only take away.</summary>
    public Answer DecideDeniesOnly(string action) => Matches(Effect.Deny) switch
    {
        [] => new(Decision.Allowed, $"None of the {Name} denies {action}."),
        var denies when denies.Find(match => match.Truth.IsYes) is { } deny => Decided(Decision.ExplicitlyDenied, deny, "denies", action),
        var denies => CannotTell(denies[0], "denies", action),
    };

    private static Answer Decided(Decision decision, StatementOf match, string verb, string action) =>
        new(decision, $"{match.Where} {verb} {action}.") { By = match.Where };

    private static Answer CannotTell(StatementOf match, string verb, string action) =>
        new(Decision.CannotTell, $"Cannot tell whether {match.Where} {verb} {action}: {match.Truth.Reason}.") { By = match.Where };

    /// <summary>The statements with that effect that match, or may; of a policy that cannot be read, one that may.</summary>
    private List<StatementOf> Matches(Effect effect) =>
    [
        .. from policy in Policies
           where policy.Unreadable is not null
           select new StatementOf(new(Name, policy.Name, "?"), Truth.Unknown(policy.Unreadable!)),

        .. from policy in Policies
           from indexed in policy.Document.Statements.Index()
           where indexed.Item.Effect == effect
           let truth = Match(indexed.Item)
           where !truth.IsNo
           select new StatementOf(new(Name, policy.Name, indexed.Item.Sid ?? $"{indexed.Index + 1}"), truth),
    ];

    private sealed record StatementOf(DecidingStatement Where, Truth Truth);
}
