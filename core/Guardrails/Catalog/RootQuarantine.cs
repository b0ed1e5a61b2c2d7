using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root users, and every federated session, everything. Attached to nothing: it stands ready for an account
/// whose root key has leaked, because AssumeRoot can delete a root key and cannot deactivate it.
/// </summary>
/// <remarks>
/// A leaked key may have made sessions by sts:GetFederationToken, which live up to an hour, are no root user to a
/// policy and look like those of IAM users
/// (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html).
/// Without the exception for MFA enrolment that <see cref="DenyRootUserActions"/> makes: whoever holds the key could
/// enrol a device. AssumeRoot sessions are spared
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot),
/// for they are what cleans up.
/// </remarks>
internal sealed class RootQuarantine : IGuardrail
{
    public string Name => nameof(RootQuarantine);

    public string Description =>
        "For a leaked root key: denies every action to the root user of the accounts it is attached to, and to every "
        + "federated session there. Centrally managed root sessions (AssumeRoot) stay allowed.";

    public string Breaks =>
        "While it is attached to an account, whatever runs with that account's root access key stops, and its root "
        + "user can do nothing at all. The sessions of federation brokers stop, too (GetFederationToken by IAM users): "
        + "they cannot be told from sessions that root federated. "
        + "Detaching it undoes that. Look for IAM users and roles that were made before it was attached: they stay.";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.RestrictedRootUser;

    public bool OnByDefault => false;

    public bool AllowsExemptions => false;

    public bool CanBeAttached => false;

    public Question? Question => null;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        [RootUserStatement.DeniedWithFederated(Name, Patterns.Any).When("Null", "aws:AssumedRoot", "true")];
}
