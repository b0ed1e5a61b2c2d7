namespace Guardrails.Core.Policies;

/// <summary>Every guardrail there is, in the order in which they are shown. The only list.</summary>
public static class GuardrailCatalog
{
    /// <summary>The guardrails.</summary>
    public static IReadOnlyList<IGuardrail> All { get; } = [new DenyRootAccessKeyCreation(), new DenyRootUserActions()];

    /// <summary>The guardrail of that name, or null.</summary>
    public static IGuardrail? Find(string? name) => All.SingleOrDefault(guardrail => guardrail.Name == name);
}
