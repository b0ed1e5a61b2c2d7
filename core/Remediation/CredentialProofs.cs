using Guardrails.Core.Evidence;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Core.Remediation;

/// <summary>The proofs of all credentials that an audit lists, or why there are none.</summary>
/// <param name="Proofs">One for each credential; null where one of them could not be had.</param>
/// <param name="Trouble">The reason; null where there are proofs.</param>
public sealed record CredentialProofs(IReadOnlyList<KeyProof>? Proofs, Trouble? Trouble)
{
    /// <summary>The calls that a sentence names.</summary>
    private const int MostNamed = 5;

    private const string NotShown =
        "AWS does not show the last use of it: ask whoever may use it before you take the responsibility.";

    /// <summary>The proofs.</summary>
    /// <param name="audit">The credentials, whole.</param>
    /// <param name="usages">What each access key did.</param>
    public static CredentialProofs Of(RootAudit audit, IReadOnlyList<KeyUsage> usages)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(usages);
        List<KeyProof> proofs = [];
        foreach (var credential in RootCredentials.Of(audit))
        {
            if (credential.Kind != RootCredentialKind.AccessKey)
            {
                proofs.Add(OfOther(credential));
                continue;
            }

            var usage = usages.Single(one => one.AccessKeyId == credential.Id);
            if (OfKey(credential, usage) is not { } proof)
                return new(null, TroubleOf(usage));
            proofs.Add(proof);
        }

        return new(proofs, null);
    }

    private static KeyProof OfOther(RootCredential credential) => credential.Kind == RootCredentialKind.MfaDevice
        ? new(credential, ProvenUse.Unused, LastUse: null, ["It protects the password, and goes after it."])
        : new(credential, ProvenUse.UsedByWhatIsNotKnown, LastUse: null, [NotShown]);

    private static KeyProof? OfKey(RootCredential key, KeyUsage usage)
    {
        var last = usage.LastUse.Seen.Count > 0 ? usage.LastUse.Seen[0].At : (DateTimeOffset?)null;
        return usage.Verdict switch
        {
            KeyVerdict.Unused => new(
                key,
                ProvenUse.Unused,
                last,
                [$"No event in {usage.Window.Length} in any enabled Region, and no last use as new as that."]),
            KeyVerdict.Used => new(key, ProvenUse.Used, last, [Sentence(usage)]),
            KeyVerdict.InUseByWhatIsNotKnown unknown => new(
                key, ProvenUse.UsedByWhatIsNotKnown, last, [unknown.Why]),
            _ => null,
        };
    }

    private static string Sentence(KeyUsage usage)
    {
        var calls = usage.Allowed.Concat(usage.Refused).Concat(usage.Failed).OrderByDescending(one => one.Count)
            .ToList();
        var named = calls.Take(MostNamed).Select(one =>
            $"{Printable.Short(one.Service)} {Printable.Short(one.Name)} ({one.Count})");
        var more = calls.Count > MostNamed ? $" and {calls.Count - MostNamed} others" : "";
        var count = Counted.Of(usage.Calls.Count, "call");
        return (usage.Gaps is [var gap, ..]
            ? $"At least {count} in {usage.Window.Length}, as {gap.WithRegion()}: "
            : $"{count} in {usage.Window.Length}: ")
            + $"{string.Join(", ", named)}{more}.";
    }

    private static Trouble TroubleOf(KeyUsage usage) => usage.Gaps is [var gap, ..]
        ? new(
            $"Nobody can tell what uses access key {usage.AccessKeyId}: {gap.WithRegion()}.", gap.Remedy)
        : new($"Nobody can tell what uses access key {usage.AccessKeyId}.", "Try again.");
}
