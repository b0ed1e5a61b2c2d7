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
        { CredentialsAbsent: true } =>
            Verdict.Good($"MFA has nothing to protect: {Phrases.CredentialsAbsent}.").With(root.CredentialDisagreements)
                .With(root.MayGoUnseen("key or certificate")),
        { Mfa.Present: true, Audited: true } =>
            Verdict.Good($"The root user has MFA: {string.Join(", ", root.MfaDevices)}."),
        { Mfa.Present: true } => Verdict.Good("The root user has an MFA device."),
        { Password: true } => Verdict.Bad("The root user has a password and no MFA device."),
        { Password: false } =>
            Verdict.Bad("The root user has no MFA device, and no password, but has other credentials."),
        _ => Verdict.Bad("The root user has no MFA device; whether it has a password is not known."),
    }).With(root.Mfa.Disagreements);
}
