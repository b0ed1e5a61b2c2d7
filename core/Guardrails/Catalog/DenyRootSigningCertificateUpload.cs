using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root users the upload of X.509 signing certificates, the root user's other long-lived credential.
/// </summary>
/// <remarks>
/// Without a user name the caller's own:
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html. UpdateSigningCertificate and
/// DeleteSigningCertificate stay allowed, so that one that exists can be taken out of service.
/// </remarks>
internal sealed class DenyRootSigningCertificateUpload : IGuardrail
{
    public string Name => nameof(DenyRootSigningCertificateUpload);

    public string Description => "Denies the root user of member accounts the upload of X.509 signing certificates.";

    public string Breaks =>
        "Nobody gets a new root signing certificate; certificates that exist go on working and can still be "
        + "deactivated and deleted. "
        + "Only SOAP requests are signed by them, and few services still accept those.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => true;

    public bool AllowsExemptions => true;

    public Question Question { get; } = new(
        "rootUploadsCertificate",
        "root uploads a signing certificate",
        "root cert",
        Actor.Root,
        [("iam:UploadSigningCertificate", Question.Root)]);

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(RootUserStatement.Denied(Name, Patterns.Of("iam:UploadSigningCertificate")));
}
