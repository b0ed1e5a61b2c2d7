using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root users everything. Attached to nothing: it stands ready for an account whose root key has leaked or is on
/// its way out, because AssumeRoot can delete a root key and cannot deactivate it.
/// </summary>
/// <remarks>
/// Without the exception for MFA enrolment that <see cref="DenyRootUserActions"/> makes: whoever holds the key could
/// enrol a device. AssumeRoot sessions are spared
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot),
/// for they are what cleans up.
/// </remarks>
internal sealed class RootQuarantine : IGuardrail
{
    public string Name => nameof(RootQuarantine);

    public string Description =>
        "Denies the root user of the accounts it is attached to every action. Centrally managed root sessions "
        + "(AssumeRoot) stay allowed.";

    public string Breaks =>
        "While it is attached to an account, whatever runs with that account's root access key stops, and its root "
        + "user can do nothing at all. "
        + "Detaching it undoes that.";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.RestrictedRootUser;

    public bool OnByDefault => false;

    public bool AllowsExemptions => false;

    public bool CanBeAttached => false;

    public Question? Question => null;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        [RootUserStatement.Denied(Name, Patterns.Any).When("Null", "aws:AssumedRoot", "true")];
}
