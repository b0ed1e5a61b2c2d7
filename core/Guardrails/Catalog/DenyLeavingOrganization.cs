using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Denies member accounts leaving the organization, and with it every guardrail at once.</summary>
/// <remarks>
/// The management account can still remove an account (organizations:RemoveAccountFromOrganization), since no SCP
/// reaches it.
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html
/// </remarks>
internal sealed class DenyLeavingOrganization : IGuardrail
{
    public string Name => nameof(DenyLeavingOrganization);

    public string Description => "Denies everybody in member accounts leaving the organization.";

    public string Breaks =>
        "An account can no longer leave by itself, for example when it is sold: the management account removes it, or "
        + "it is exempt until a date.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => false;

    public bool AllowsExemptions => true;

    public Question Question { get; } = new(
        "administratorLeavesOrganization",
        "a role with AdministratorAccess takes the account out of the organization",
        "leave",
        Actor.Administrator,
        [("organizations:LeaveOrganization", "*")]);

    public string? WhyNotIn(Partition partition) => null;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(
            new(Effect.Deny, Patterns.Of("organizations:LeaveOrganization"), Patterns.Any) { Sid = Name });
}
