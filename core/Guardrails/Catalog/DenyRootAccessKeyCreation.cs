using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Denies root users the creation of access keys.</summary>
/// <remarks>
/// Root user best practices: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html. Centrally
/// managed AssumeRoot sessions are denied, too, and lose nothing: none of AWS's five task policies, the only ones that
/// such a session can have, permits iam:CreateAccessKey
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html).
/// </remarks>
internal sealed class DenyRootAccessKeyCreation : IGuardrail
{
    public string Name => nameof(DenyRootAccessKeyCreation);

    public string Description => "Denies the root user of member accounts the creation of access keys.";

    public string Breaks =>
        "Nobody gets a new root access key; keys that exist go on working and can still be deactivated and deleted. "
        + "Software that still signs in as root needs a role before its key is rotated. "
        + "In GovCloud, AWS Support issues root keys, which no policy stops: the control NoRootAccessKeys finds them.";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.NoRootAccessKeys;

    public bool OnByDefault => true;

    public bool AllowsExemptions => true;

    /// <summary>The question that this product is about.</summary>
    public static readonly Question RootCreatesKey =
        new("rootCreatesKey", "root creates a key", "root key", Actor.Root, [("iam:CreateAccessKey", Question.Root)]);

    Question IGuardrail.Question => RootCreatesKey;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(RootUserStatement.Denied(Name, Patterns.Of("iam:CreateAccessKey")));
}
