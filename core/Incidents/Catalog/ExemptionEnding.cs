using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Catalog;

/// <summary>An exemption ends soon, and the account still has a root access key.</summary>
internal sealed class ExemptionEnding : IIncidentKind
{
    /// <summary>The time before its end from which on an exemption is told.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public string Name => nameof(ExemptionEnding);

    public string Title => "exemption ends with a key still there";

    public string Meaning =>
        $"An exemption ends within {Counted.Of(Soon)}, and the account still has a root access key.";

    public SubjectKind Subject => SubjectKind.Exemption;

    public Severity Severity => Severity.High;

    public ClosingRule Closing => ClosingRule.Evidence;

    public IReadOnlyList<ObservationSource> Sources { get; } = [ObservationSource.Reconciliation];

    public string ClosedBy =>
        "Evidence that the key is gone. Its end, a later one, or the exemption taken out of the organization file, "
        + "ends it as \"lapsed\". A key that is still there after the end is told anew.";

    public IReadOnlyList<string> FirstSteps { get; } =
    [
        "Tell the owner of the exemption, who is named above.",
        "Replace the key by a role: docs/playbook.md has the steps.",
        "Prolong the exemption only with a reason.",
    ];
}
