using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>Evidence in, verdict out.</summary>
public static class RootPosture
{
    /// <summary>Judges one account by one control, where the partition has what the control asks about.</summary>
    public static Verdict Evaluate(RootEvidence evidence, IControl control, Partition partition) => control.AppliesTo(partition)
        ? control.Evaluate(evidence)
        : new(evidence.Account, control.Name, Compliance.NotApplicable, [NotApplicable(control, partition)]);

    private static string NotApplicable(IControl control, Partition partition) => partition == Partition.China
        ? $"{control.Name} does not apply in {partition.Name}, where no root user exists."
        : $"{control.Name} does not apply in {partition.Name}, where the root user has neither console nor MFA.";
}
