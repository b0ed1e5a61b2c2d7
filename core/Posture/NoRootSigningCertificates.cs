using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>The root user has no X.509 signing certificate, active or not.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
public sealed class NoRootSigningCertificates : IControl
{
    /// <inheritdoc/>
    public string Name => nameof(NoRootSigningCertificates);

    /// <inheritdoc/>
    public string Description => "The root user of the account has no X.509 signing certificate.";

    /// <inheritdoc/>
    public string RuleName => "root-signing-certificates";

    /// <inheritdoc/>
    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    /// <inheritdoc/>
    public Verdict Evaluate(RootEvidence evidence) => evidence.Summary switch
    {
        { SigningCertificatesPresent: true } => new(evidence.Account, Name, Compliance.NonCompliant,
            ["A root signing certificate exists: a long-lived credential that signs SOAP requests as root."]),
        { CredentialsAbsent: true } => new(evidence.Account, Name, Compliance.Compliant,
            [$"No root signing certificate exists: {Words.CredentialsAbsent}."]),
        _ => new(evidence.Account, Name, Compliance.Compliant, ["No root signing certificate exists."]),
    };
}
