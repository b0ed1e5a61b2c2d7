namespace Guardrails.Core.Setup;

/// <summary>The changes of a setup in sentences, for a person who is about to deploy.</summary>
public static class SetupSentences
{
    /// <summary>The changes that are sure to be made, as what is there was read.</summary>
    public static IReadOnlyList<string> Certain(SetupDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var changes = decision.Changes.Where(change => !change.IfMissing).ToList();
        var trusted = changes.OfType<TrustedAccessChange>().Select(change => change.Service).ToList();
        return
        [
            .. from change in changes.OfType<PolicyTypeChange>()
               select "Service control policies are not enabled in this organization: the setup enables them, "
                    + "and AWS attaches FullAWSAccess to the root, every unit and every account.",
            .. trusted.Count == 0
                ? Array.Empty<string>()
                : [$"The setup enables trusted access for {string.Join(", ", trusted)}."],
            .. from change in changes
               where change is not (PolicyTypeChange or TrustedAccessChange)
               select $"The setup {change.Words}.",
        ];
    }

    /// <summary>The changes that depend on what nobody has read; empty where everything was.</summary>
    public static IReadOnlyList<string> NotRead(SetupDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var changes = decision.Changes.Where(change => change.IfMissing).ToList();
        List<string> ensured =
        [
            .. Ensured<RootFeatureChange>(changes, features =>
                $"that root access is managed centrally ({Joined(features.Select(change => change.Feature))})"),
            .. Ensured<StackSetsChange>(changes, _ => "that StackSets have trusted access"),
            .. Ensured<DelegationChange>(changes, services =>
                $"that {services[0].Account} is the delegated administrator of "
                + Joined(services.Select(change => change.Service))),
        ];
        if (ensured.Count == 0)
            return [];

        var all = ensured.Count == 1 ? ensured[0] : $"{string.Join(", ", ensured[..^1])}, and {ensured[^1]}";
        var delegated = changes.OfType<DelegationChange>().Any()
            ? " From then on, that account can open root sessions in every member account (SECURITY.md)."
            : "";
        return [$"The setup also ensures {all}.{delegated}"];
    }

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names);

    private static IEnumerable<string> Ensured<T>(
        IEnumerable<SetupChange> changes, Func<IReadOnlyList<T>, string> clause)
        where T : SetupChange
    {
        var ofKind = changes.OfType<T>().ToList();
        return ofKind.Count == 0 ? [] : [clause(ofKind)];
    }
}
