namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A signing certificate of the root user was uploaded, changed or deleted.</summary>
internal sealed class RootCertificateChanged : IIncidentKind
{
    public string Name => nameof(RootCertificateChanged);

    public string Title => "root signing certificate changed";

    public string Meaning => "A signing certificate of the root user was uploaded, changed or deleted.";

    public SubjectKind Subject => SubjectKind.SigningCertificate;

    public Severity Severity => Severity.Critical;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    public string ClosedBy => "An evaluation that shows the certificate's state, or that it is gone.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If not, treat the root user as taken over.",
        "Have the certificate deleted centrally.",
    ];
}
