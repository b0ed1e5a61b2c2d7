namespace Guardrails.Core.Incidents.Catalog;

/// <summary>A root access key, active or inactive, is there.</summary>
internal sealed class RootKeyExists : IIncidentKind
{
    public string Name => nameof(RootKeyExists);

    public string Title => "root access key exists";

    public string Meaning => "A root access key, active or inactive, is there.";

    public SubjectKind Subject => SubjectKind.AccessKey;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } =
        [ObservationSource.Evaluations, ObservationSource.Reconciliation];

    public string ClosedBy => "An evaluation that no longer finds the key.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Look up the key in the account's event history: what uses it?",
        "Ask the account's owner whether it is needed.",
        "If nothing does, have it deleted centrally: docs/playbook.md has the steps.",
    ];
}
