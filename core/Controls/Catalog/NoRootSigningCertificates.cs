using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>The root user has no X.509 signing certificate, active or not.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
internal sealed class NoRootSigningCertificates : IControl
{
    public string Name => nameof(NoRootSigningCertificates);

    public string Description => "The root user of the account has no X.509 signing certificate.";

    public string RuleName => "root-signing-certificates";

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters) => (root switch
    {
        { Certificates.IsThere: true, SigningCertificates: { Count: > 0 } certificates } =>
            Verdict.Bad(certificates.Select(Sentence)),
        { Certificates.IsThere: true } =>
            Verdict.Bad("A root signing certificate exists: a long-lived credential that signs SOAP requests as root."),
        { Certificates.IsAbsent: false } =>
            Verdict.Unknown("A root signing certificate may exist.", root.Certificates.Doubts),
        { Credentials.IsAbsent: true } =>
            Verdict.Good($"No root signing certificate exists: {Phrases.CredentialsAbsent}.")
                .With(root.MayGoUnseen("certificate")),
        _ => Verdict.Good("No root signing certificate exists.").With(root.MayGoUnseen("certificate")),
    }).With(root.Certificates.Disagreements);

    private static string Sentence(RootSigningCertificate certificate) =>
        $"Root signing certificate {certificate.Id} is "
        + $"{certificate.Active switch { true => "active", false => "inactive", null => "of unknown status" }}"
        + $"{(certificate.UploadedAt is { } time ? $", uploaded {Phrases.Day(time)}" : "")}: "
        + "a long-lived credential that signs SOAP requests as root.";
}
