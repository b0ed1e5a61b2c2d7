using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Organizations;

/// <summary>A guardrail that is on.</summary>
/// <param name="Targets">The targets that its policy is attached to.</param>
public sealed record GuardrailSelection(IGuardrail Guardrail, IReadOnlyList<TargetId> Targets)
{
    /// <summary>The guardrail's name in the catalog.</summary>
    public string Name => Guardrail.Name;
}
