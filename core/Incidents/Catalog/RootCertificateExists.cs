namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A signing certificate of the root user is there.</summary>
internal sealed class RootCertificateExists : IIncidentKind
{
    public string Name => nameof(RootCertificateExists);

    public string Title => "root signing certificate exists";

    public string Meaning => "A signing certificate of the root user is there.";

    public SubjectKind Subject => SubjectKind.SigningCertificate;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    public string ClosedBy => "An evaluation that no longer finds the certificate.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether something still signs with it; hardly anything does.",
        "Deactivate it first where the owner is not sure.",
        "Have it deleted centrally.",
    ];
}
