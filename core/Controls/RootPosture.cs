using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls;

/// <summary>Evidence in, verdict out.</summary>
public static class RootPosture
{
    /// <summary>
    /// Judges one account by one control, where the partition has what the control asks about. The last findings
    /// say what could not be read, and where the evidence came from.
    /// </summary>
    public static Verdict Evaluate(
        RootEvidence evidence, IControl control, ControlParameters parameters, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(control);
        return control.WhyNotIn(partition) is { } why
            ? Verdict.NotApplicable($"{control.Name} does not apply in {partition}: {why}.")
            : control.Judge(RootState.Of(evidence), evidence, parameters)
                .Missing(evidence.Gaps).With(evidence.Sources);
    }
}
