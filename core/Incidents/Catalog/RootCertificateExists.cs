namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A signing certificate of the root user is there.</summary>
public sealed class RootCertificateExists : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootCertificateExists);

    /// <inheritdoc/>
    public string Title => "root signing certificate exists";

    /// <inheritdoc/>
    public string Meaning => "A signing certificate of the root user is there.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.SigningCertificate;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Evaluations];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that no longer finds the certificate.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Ask the account's owner whether something still signs with it; hardly anything does.",
        "Deactivate it first where the owner is not sure.",
        "Have it deleted centrally.",
    ];
}
