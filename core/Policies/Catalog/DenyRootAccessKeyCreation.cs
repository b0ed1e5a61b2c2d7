namespace Guardrails.Core.Policies;

/// <summary>Denies root users the creation of access keys.</summary>
/// <remarks>
/// Root user best practices: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html.
/// Centrally managed AssumeRoot sessions are denied, too, and lose nothing: none of AWS's five task policies, the only ones that
/// such a session can have, permits iam:CreateAccessKey
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html).
/// </remarks>
internal sealed class DenyRootAccessKeyCreation : IGuardrail
{
    public string Name => nameof(DenyRootAccessKeyCreation);

    public string Description => "Denies the root user of member accounts the creation of access keys.";

    public bool OnByDefault => true;

    public bool AllowsExemptions => true;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(RootUser.Denied(Name, Patterns.Of("iam:CreateAccessKey")));
}
