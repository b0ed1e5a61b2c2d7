namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A signing certificate of the root user was uploaded, changed or deleted.</summary>
public sealed class RootCertificateChanged : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootCertificateChanged);

    /// <inheritdoc/>
    public string Title => "root signing certificate changed";

    /// <inheritdoc/>
    public string Meaning => "A signing certificate of the root user was uploaded, changed or deleted.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.SigningCertificate;

    /// <inheritdoc/>
    public Severity Severity => Severity.Critical;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.RootWrites];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that shows the certificate's state, or that it is gone.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Call the account's owner: was this planned?",
        "If not, treat the root user as taken over.",
        "Have the certificate deleted centrally.",
    ];
}
