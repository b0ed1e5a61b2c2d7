using Guardrails.Core.Controls;

namespace Guardrails.Core.Organizations;

/// <summary>A control that is on.</summary>
/// <param name="Frequency">The frequency at which AWS Config evaluates it.</param>
/// <param name="Parameters">The values of its parameters.</param>
public sealed record ControlSelection(IControl Control, EvaluationFrequency Frequency, ControlParameters Parameters)
{
    /// <summary>The control's name in the catalog.</summary>
    public string Name => Control.Name;
}
