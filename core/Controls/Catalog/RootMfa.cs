using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>The root user has an MFA device of any kind, or no credential that one could protect.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html</remarks>
public sealed class RootMfa : IControl
{
    /// <inheritdoc/>
    public string Name => nameof(RootMfa);

    /// <inheritdoc/>
    public string Description => "The root user of the account has an MFA device of any kind, or has no credentials.";

    /// <inheritdoc/>
    public string RuleName => "root-mfa";

    /// <inheritdoc/>
    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.Iam9;

    /// <inheritdoc/>
    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    /// <inheritdoc/>
    public Judgement Judge(RootState root, RootEvidence evidence, ControlParameters parameters) => (root switch
    {
        { CredentialsAbsent: true } => Judgement.Good($"MFA has nothing to protect: {Phrases.CredentialsAbsent}.").With(root.CredentialDisagreements).With(root.MayGoUnseen("key or certificate")),
        { Mfa.Present: true, Audited: true } => Judgement.Good($"The root user has MFA: {string.Join(", ", root.MfaDevices)}."),
        { Mfa.Present: true } => Judgement.Good("The root user has an MFA device."),
        { Password: true } => Judgement.Bad("The root user has a password and no MFA device."),
        { Password: false } => Judgement.Bad("The root user has no MFA device, and no password, but has other credentials."),
        _ => Judgement.Bad("The root user has no MFA device; whether it has a password is not known."),
    }).With(root.Mfa.Disagreements);
}
