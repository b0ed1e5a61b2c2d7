namespace Guardrails.Core.Evidence;

/// <summary>The root user's MFA devices, by everything that was read of them.</summary>
public sealed class MfaState
{
    internal MfaState(RootEvidence evidence)
    {
        var (virtuals, listed) = (evidence.VirtualMfa.Serials, evidence.Audit.Audit?.MfaDevices);
        var serials = virtuals.Seen.ToHashSet(StringComparer.Ordinal);
        var all = listed?.Seen ?? [];
        Known =
        [
            .. (listed is { Gap: null }
                ? all
                : all.Concat(serials.Except(all.Select(device => device.Serial), StringComparer.Ordinal)
                    .Select(serial => new RootMfaDevice(serial, RootMfaKind.Virtual))))
                // IAM lists it among the virtual ones, so it is virtual, whatever its serial number looks like.
                .Select(device => serials.Contains(device.Serial)
                    ? device with { Kind = RootMfaKind.Virtual }
                    : device)
                .OrderBy(device => device.Kind).ThenBy(device => device.Serial, StringComparer.Ordinal),
        ];
        IReadOnlyList<string> unlisted = listed is { Gap: null }
            ?
            [
                .. serials.Except(all.Select(device => device.Serial), StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
        var presence = Decide(evidence, unlisted);
        Presence = presence.But(ReportContradictions.OnMfa(evidence, presence.Shown));
        Doubts = [.. new[] { listed?.Gap, virtuals.Gap, Unsettled(evidence, unlisted) }.OfType<Gap>().Distinct()];
    }

    /// <summary>Tells whether there is any.</summary>
    public Presence Presence { get; }

    /// <summary>The devices that are known, by kind and serial number.</summary>
    public IReadOnlyList<RootMfaDevice> Known { get; }

    /// <summary>
    /// The reasons why there may be others. Where the account has no root sessions there may be, too: an ordinary role
    /// sees virtual devices only.
    /// </summary>
    public IReadOnlyList<Gap> Doubts { get; }

    private static Presence Decide(RootEvidence evidence, IReadOnlyList<string> unlisted)
    {
        var (summary, listed) = (evidence.Summary.MfaEnabled, evidence.Audit.Audit?.MfaDevices);
        var isVirtual = evidence.VirtualMfa.Serials.Seen.Count > 0;
        if (listed?.Any is { } any)
        {
            return CredentialPresence.Decide(evidence, "MFA device", summary, listed, _ => [])
                .But(any || unlisted.Count == 0
                    ? []
                    : [$"{Unlisted(evidence, unlisted)}; the root session was later and decides."]);
        }

        var shown = isVirtual ? true : summary;
        return listed is { Gap: { } gap } ? Presence.Doubtful(shown, gap)
            : shown is not { } certain ? Presence.Doubtful(shown, evidence.Summary.Gap)
            : Presence.Certain(certain).But(summary == false && isVirtual
                ?
                [
                    $"The account summary of {Phrases.Second(evidence.Summary.ReadAt)} says that the root user has "
                    + "no MFA; the virtual device was listed later and decides.",
                ]
                : []);
    }

    private static Gap? Unsettled(RootEvidence evidence, IReadOnlyList<string> unlisted) => unlisted.Count == 0
        ? null
        : new(
            $"{Unlisted(evidence, unlisted)}; it is not certain whether one is left",
            "AWS Lambda tries again by itself, when IAM has come to agree with itself.");

    private static string Unlisted(RootEvidence evidence, IReadOnlyList<string> unlisted) =>
        $"The list of virtual devices of {Phrases.Second(evidence.VirtualMfa.ReadAt)} has "
        + $"{string.Join(", ", unlisted)}, the root session of {Phrases.Second(evidence.Audit.Audit!.ReadAt)} has not";
}
