using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails;

/// <summary>Everything that a guardrail's statements depend on besides the guardrail.</summary>
/// <param name="Partition">The partition that its ARNs are in.</param>
/// <param name="Exemptions">The exemptions from this guardrail, in any order.</param>
public sealed record GuardrailContext(Partition Partition, IReadOnlyList<Exemption> Exemptions)
{
    /// <summary>True where accounts get an AWS Config recorder from here, which is then protected, too.</summary>
    public bool ProtectsRecorder { get; init; }

    /// <summary>Recorders and trails of other teams that are protected, too.</summary>
    public Protection Protection { get; init; } = Protection.None;

    /// <summary>
    /// The delegated administrator account, for guardrails of its own; null where it is of no matter.
    /// </summary>
    public DelegatedAdministrator? DelegatedAdministrator { get; init; }

    /// <summary>The same, for a guardrail that stands in that account alone.</summary>
    internal DelegatedAdministrator OfDelegatedAdministrator => DelegatedAdministrator
        ?? throw new InvalidOperationException("This guardrail is of the delegated administrator account: name it.");

    /// <summary>The organization, for exemptions of units; null where there is none.</summary>
    public OrganizationId? Organization { get; init; }

    /// <summary>The same, for an exemption of a unit.</summary>
    internal OrganizationId OfOrganization => Organization
        ?? throw new InvalidOperationException("A unit is exempt by its organization's id: name it.");

    /// <summary>The statement, sparing the exempt accounts until their end dates.</summary>
    public IReadOnlyList<PolicyStatement> WithExemptions(PolicyStatement deny) =>
        Exemptions.Count == 0 ? [deny] : [.. new ExemptionStatements(this, deny).All()];
}
