using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Denies member accounts leaving the organization, and with it every guardrail at once.</summary>
/// <remarks>
/// An account leaves to stand alone, or by accepting another organization's invitation, which moves it directly. AWS's
/// pages disagree if the second way asks for LeaveOrganization, too
/// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_account_migration.html): both actions are denied.
/// The management account can still remove an account (organizations:RemoveAccountFromOrganization), since no SCP
/// reaches it.
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html
/// </remarks>
internal sealed class DenyLeavingOrganization : IGuardrail
{
    // An invitation belongs to the organization that sends it, which nobody knows beforehand.
    private const string AnyInvitation =
        "arn:PARTITION:organizations::000000000000:handshake/o-0000000000/invite/h-0000000000";

    public string Name => nameof(DenyLeavingOrganization);

    public string Description =>
        "Denies everybody in member accounts leaving the organization, and accepting another one's invitation.";

    public string Breaks =>
        "An account can no longer leave by itself, for example when it is sold: the management account removes it, or "
        + "it is exempt until a date. A transfer straight to another organization needs such an exemption, as the "
        + "account accepts the invitation itself.";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => true;

    public bool AllowsExemptions => true;

    public Question Question { get; } = new(
        "administratorLeavesOrganization",
        "a role with AdministratorAccess takes the account out of the organization",
        "leave",
        Actor.Administrator,
        [("organizations:LeaveOrganization", "*"), ("organizations:AcceptHandshake", AnyInvitation)]);

    public string? WhyNotIn(Partition partition) => null;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(
            new(
                Effect.Deny,
                Patterns.Of("organizations:AcceptHandshake", "organizations:LeaveOrganization"),
                Patterns.Any) { Sid = Name });
}
