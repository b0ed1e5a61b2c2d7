namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root access key, active or inactive, is there.</summary>
public sealed class RootKeyExists : IIncidentKind
{
    /// <inheritdoc/>
    public string Name => nameof(RootKeyExists);

    /// <inheritdoc/>
    public string Title => "root access key exists";

    /// <inheritdoc/>
    public string Meaning => "A root access key, active or inactive, is there.";

    /// <inheritdoc/>
    public SubjectKind Subject => SubjectKind.AccessKey;

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public ClosingRule Closing => ClosingRule.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    /// <inheritdoc/>
    public string ClosedBy => "An evaluation that no longer finds the key.";

    /// <inheritdoc/>
    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Look up the key in the account's event history: what uses it?",
        "Ask the account's owner whether it is needed.",
        "If nothing does, have it deleted centrally: docs/playbook.md has the steps.",
    ];
}
