using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>
/// Every MFA device of the root user is of a kind that the organization accepts, or it has no credentials.
/// </summary>
/// <remarks>
/// Any one device signs in, so the weakest counts. A security key and a passkey look the same to IAM, even if the
/// passkey is synced between machines: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html.
/// </remarks>
internal sealed class RootHardwareMfa : IControl
{
    private const string Hardware = "hardware";
    private const string Fido = "fido";
    private const string HardwareTotp = "hardwareTotp";

    private static readonly ChoiceParameter Devices = new(
        "devices",
        $"The accepted MFA devices: {Hardware} (any but virtual ones), {Fido} (security keys and passkeys only, "
        + $"which cannot be phished) or {HardwareTotp} (tokens only).",
        [Hardware, Fido, HardwareTotp]);

    public string Name => nameof(RootHardwareMfa);

    public string Description =>
        "The root user of the account has MFA, and only devices of the kinds that the organization accepts: by default "
        + "any but virtual ones. Or it has no credentials.";

    public string RuleName => "root-hardware-mfa";

    public IReadOnlyList<ControlParameter> Parameters => [Devices];

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.Iam6;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    public bool NeedsRootSession(ControlParameters parameters) => parameters[Devices] != Hardware;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters) =>
        (root.Credentials.IsAbsent ? Absent(root)
            : root.Mfa.Presence.Shown == false ? RootMfa.BadMfa(root, "The root user has no MFA device.")
            : Present(root, parameters[Devices])).With(root.Mfa.Presence.Disagreements);

    private static Verdict Absent(RootState root)
    {
        var nothing = RootMfa.NothingToProtect(root);
        return root.Mfa.Known.Count == 0
            ? nothing
            : nothing.With([$"Still assigned: {string.Join(", ", root.Mfa.Known)}."]);
    }

    private static Verdict Present(RootState root, string accepted)
    {
        var (known, doubts) = (root.Mfa.Known, root.Mfa.Doubts.Concat(root.Mfa.Presence.Doubts).Distinct().ToList());
        var refused = known.Where(device => !Accepted(accepted).Contains(device.Kind)).ToList();
        var good = string.Join(", ", known.Except(refused));

        // An unknown kind may be an accepted one; any other that is refused settles it.
        if (refused.Exists(device => device.Kind != RootMfaKind.Unknown))
            return RootMfa.BadMfa(root, Refused(root, refused, good, accepted));
        if (doubts.Count > 0)
            return Verdict.Unknown(
                known.Count == 0
                    ? "The root user's MFA devices are not known."
                    : $"The root user's MFA: {string.Join(", ", known)}; there may be others.",
                doubts);
        if (root.WhyNoSessions is { } why)
            return Unlisted(accepted, why);
        if (refused.Count > 0)
            return Verdict.Unknown(
                $"The root user's MFA: {string.Join(", ", known)}. A serial number of that form is not documented.");
        return known.Any(device => device.Kind == RootMfaKind.Fido)
            ? Verdict.Good(
                $"The root user's MFA: {good}.", "A security key and a synced passkey cannot be told apart.")
            : Verdict.Good($"The root user's MFA: {good}.");
    }

    private static Verdict Unlisted(string accepted, string why) => accepted == Hardware
        ? Verdict.Good(
            "The root user has MFA and no virtual device. An ordinary role cannot tell whether it is a security key, a "
            + "synced passkey or a hardware TOTP token.")
        : Verdict.Unknown(
            "The root user has MFA and no virtual device. Only a root session lists which kind it is, and there is "
            + $"none: {why}");

    private static IEnumerable<string> Refused(
        RootState root, IReadOnlyList<RootMfaDevice> refused, string good, string accepted)
    {
        if (root.WhyNoSessions is not null)
            return
            [
                $"The root user has virtual MFA: {string.Join(", ", root.Mfa.Known.Select(device => device.Serial))}.",
                "An ordinary role cannot tell whether there is also a hardware device.",
            ];
        var beside = good.Length == 0 ? "" : $" beside {good}, and any one device signs in";
        return [$"The root user has {string.Join(", ", refused)}{beside}. {Wanted(accepted, refused)}"];
    }

    private static RootMfaKind[] Accepted(string devices) => devices switch
    {
        Fido => [RootMfaKind.Fido],
        HardwareTotp => [RootMfaKind.HardwareTotp],
        _ => [RootMfaKind.Fido, RootMfaKind.HardwareTotp],
    };

    private static string Wanted(string devices, IEnumerable<RootMfaDevice> refused) => devices == Hardware
        ? "Any device except a virtual one "
            + $"{(refused.Any(one => one.Kind == RootMfaKind.Sms) ? "or a telephone " : "")}is accepted."
        : $"Only a {RootMfaDevice.Name(Accepted(devices)[0])} is accepted.";
}
