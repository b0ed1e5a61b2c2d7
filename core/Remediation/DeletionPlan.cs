namespace Guardrails.Core.Remediation;

/// <summary>The credentials that are deleted now, or the reason that nothing is.</summary>
/// <param name="Deletes">The credentials, in the order of their deletion.</param>
/// <param name="Refusal">The reason, as a sentence; null where there is none.</param>
public sealed record DeletionPlan(IReadOnlyList<RootCredential> Deletes, string? Refusal)
{
    /// <summary>
    /// Compares what was approved with what is there. Whoever deletes asks this itself, whatever it was told.
    /// </summary>
    /// <param name="one">The remediation, as its log and the decisions tell it.</param>
    /// <param name="there">All credentials of the root user, as they are now.</param>
    /// <param name="now">The time by the clock of whoever deletes (UTC).</param>
    public static DeletionPlan Of(
        RemediationCase one, IReadOnlyCollection<RootCredential> there, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(there);
        if (one.Stage is not Stage.Deleting || one.Approval is not { } approval)
            return Refused($"The remediation {one.Id} has no approval to delete: it is {one.Stage.Words}.");
        if (!approval.By.IsByAnotherThan(one.Start))
            return Refused($"{approval.By.Person} started the remediation {one.Id} and approved it, too.");
        if (LookAge.Fault(one, now) is { } fault)
            return Refused(fault);
        var asked = RootCredential.Ordered(there.Where(one.Request.Asks));
        if (asked.Except(approval.Credentials).ToList() is { Count: > 0 } unknown)
            return Refused($"Nobody approved the deletion of {string.Join(", ", unknown)}.");

        // A device protects a password: it goes after it, or stays.
        return there.Contains(RootCredential.Password) && !asked.Contains(RootCredential.Password)
            ? new([.. asked.Where(credential => credential.Kind != RootCredentialKind.MfaDevice)], Refusal: null)
            : new(asked, Refusal: null);
    }

    private static DeletionPlan Refused(string why) => new([], why);
}
