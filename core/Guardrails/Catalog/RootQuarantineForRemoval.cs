using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root users everything. Attached to nothing: it stands ready for an account whose root key is on its way out,
/// in order to see what still needs it.
/// </summary>
/// <remarks>
/// It denies root alone, so that the brokers of IAM users go on: quarantined root federates no new session, and the
/// last one ends within an hour. <see cref="RootQuarantine"/> is for a key that has leaked. AssumeRoot sessions are
/// spared
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot),
/// for they are what deletes the key.
/// </remarks>
internal sealed class RootQuarantineForRemoval : IGuardrail
{
    public string Name => nameof(RootQuarantineForRemoval);

    public string Description =>
        "For the planned removal of a root key: denies the root user of the accounts it is attached to every action. "
        + "Centrally managed root sessions (AssumeRoot) stay allowed.";

    public string Breaks =>
        "While it is attached to an account, whatever runs with that account's root access key stops, and its root "
        + "user can do nothing at all. A session that root federated before (GetFederationToken) works for up to an "
        + "hour more. Detaching it undoes that.";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.RestrictedRootUser;

    public bool OnByDefault => false;

    public bool AllowsExemptions => false;

    public bool CanBeAttached => false;

    public Question? Question => null;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        [RootUserStatement.Denied(Name, Patterns.Any).When("Null", "aws:AssumedRoot", "true")];
}
