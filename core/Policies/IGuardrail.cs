namespace Guardrails.Core.Policies;

/// <summary>One act that a service control policy denies, with that act for a name.</summary>
public interface IGuardrail
{
    /// <summary>The denied act, such as <c>DenyRootAccessKeyCreation</c>; also the Sid, so letters and digits only.</summary>
    string Name { get; }

    /// <summary>One sentence on what is denied; also the policy's description (at most 512 characters).</summary>
    string Description { get; }

    /// <summary>Whether an organization's file that does not mention it has it on.</summary>
    bool OnByDefault { get; }

    /// <summary>Whether accounts can be exempt from it.</summary>
    bool AllowsExemptions { get; }

    /// <summary>The statements that deny it.</summary>
    IReadOnlyList<PolicyStatement> Statements(GuardrailContext context);
}
