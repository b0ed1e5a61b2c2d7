using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>The root user has an MFA device of any kind, or no credential that one could protect.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html</remarks>
internal sealed class RootMfa : IControl
{
    public string Name => nameof(RootMfa);

    public string Description => "The root user of the account has an MFA device of any kind, or has no credentials.";

    public string RuleName => "root-mfa";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.Iam9;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters) => (root switch
    {
        { Credentials.IsAbsent: true } => NothingToProtect(root),
        { Mfa.Presence: { IsThere: true, Doubts: [] } } => Verdict.Good(root.WhyNoSessions is null
            ? $"The root user has MFA: {string.Join(", ", root.Mfa.Known)}."
            : "The root user has an MFA device."),
        { Mfa.Presence.Shown: false } => BadMfa(
            root,
            root.Password switch
            {
                { IsThere: true } => "The root user has a password and no MFA device.",
                { IsAbsent: true } =>
                    "The root user has no MFA device, and no password, but has other credentials.",
                _ => "The root user has no MFA device; whether it has a password is not known.",
            }),
        _ => Verdict.Unknown("The root user's MFA is not known.", root.Mfa.Presence.Doubts),
    }).With(root.Mfa.Presence.Disagreements);

    /// <summary>The verdict of every control on MFA where there is no credential.</summary>
    internal static Verdict NothingToProtect(RootState root) =>
        Verdict.Good($"MFA has nothing to protect: {Phrases.CredentialsAbsent}.")
            .With(root.Credentials.Disagreements).With(root.MayGoUnseen("key or certificate"));

    /// <summary>
    /// Bad MFA is bad where there is a credential; where one was looked for and could not be found or excluded, the
    /// account may be one whose credentials were centrally removed.
    /// </summary>
    internal static Verdict BadMfa(RootState root, params IEnumerable<string> findings) =>
        root.Credentials.IsThere || root.Credentials.Doubts.Count == 0
            ? Verdict.Bad(findings)
            : Verdict.Unknown(
                $"{string.Join(' ', findings)} It may have no credentials to protect.", root.Credentials.Doubts);
}
