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
        $"Which MFA devices are accepted: {Hardware} (any but virtual ones), {Fido} (security keys and passkeys only, "
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

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters) => (root switch
    {
        { CredentialsAbsent: true } => Absent(root),
        { Mfa.Present: false } => Verdict.Bad("The root user has no MFA device."),
        { Audited: true } => Listed(root, parameters[Devices]),
        { MfaDevices.Count: > 0 } => Verdict.Bad(
            $"The root user has virtual MFA: {string.Join(", ", root.MfaDevices.Select(device => device.Serial))}.",
            "An ordinary role cannot tell whether there is also a hardware device."),
        _ when parameters[Devices] == Hardware => Verdict.Good(
            "The root user has MFA and no virtual device. An ordinary role cannot tell whether it is a security key, a "
            + "synced passkey or a hardware TOTP token."),
        _ =>
            Verdict.Unknown(
                "The root user has MFA and no virtual device. Only a root session lists which kind it is, and there "
                + $"was none: {root.WhyNotAudited}"),
    }).With(root.Mfa.Disagreements);

    private static Verdict Absent(RootState root)
    {
        var nothing = Verdict.Good($"MFA has nothing to protect: {Phrases.CredentialsAbsent}.")
            .With(root.CredentialDisagreements).With(root.MayGoUnseen("key or certificate"));
        return root.MfaDevices.Count == 0
            ? nothing
            : nothing.With([$"Still assigned: {string.Join(", ", root.MfaDevices)}."]);
    }

    private static Verdict Listed(RootState root, string accepted)
    {
        var refused = root.MfaDevices.Where(device => !Accepted(accepted).Contains(device.Kind)).ToList();
        var good = string.Join(", ", root.MfaDevices.Except(refused));
        if (refused.Count == 0 && root.UnlistedVirtualDevices.Count > 0)
            return Verdict.Unknown(
                $"The root user's MFA: {good}. Two readings within seconds do not agree on virtual devices, so it is "
                + "not certain whether one is left.");
        if (refused.Count == 0)
        {
            return root.MfaDevices.Any(device => device.Kind == RootMfaKind.Fido)
                ? Verdict.Good(
                    $"The root user's MFA: {good}.", "A security key and a synced passkey cannot be told apart.")
                : Verdict.Good($"The root user's MFA: {good}.");
        }

        // An unknown kind may be an accepted one; any other that is refused settles it.
        if (refused.TrueForAll(device => device.Kind == RootMfaKind.Unknown))
            return Verdict.Unknown(
                $"The root user's MFA: {string.Join(", ", root.MfaDevices)}. A serial number of that form is not "
                + "documented.");

        var beside = good.Length == 0 ? "" : $" beside {good}, and any one device signs in";
        return Verdict.Bad($"The root user has {string.Join(", ", refused)}{beside}. {Wanted(accepted)}");
    }

    private static RootMfaKind[] Accepted(string devices) => devices switch
    {
        Fido => [RootMfaKind.Fido],
        HardwareTotp => [RootMfaKind.HardwareTotp],
        _ => [RootMfaKind.Fido, RootMfaKind.HardwareTotp],
    };

    private static string Wanted(string devices) => devices == Hardware
        ? "Any device except a virtual one is accepted."
        : $"Only a {RootMfaDevice.Name(Accepted(devices)[0])} is accepted.";
}
