namespace Guardrails.Core.Remediation;

/// <summary>The age of the last look at an account, beyond which nothing is deleted by it.</summary>
/// <remarks>
/// A function that was stopped after a deletion, and before the note of it, comes back to the same approval. Days may
/// lie between: the quarantine may be gone by then, or a program may have been found that needs the key.
/// </remarks>
public static class LookAge
{
    /// <summary>The reason that the last look is none to delete by, as a sentence; null where it is fresh.</summary>
    /// <param name="one">The remediation.</param>
    /// <param name="now">The time by the clock of whoever deletes (UTC).</param>
    public static string? Fault(RemediationCase one, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one.LookedAt is not { } looked)
            return $"Nobody looked at account {one.Account} before the deletion of the remediation {one.Id}.";
        var age = now - looked;
        if (age > RemediationLimits.LongestSinceLook)
            return $"The last look at account {one.Account} was at {Text(looked)}, too long ago to delete by it.";
        return age < -RemediationLimits.MostClockSkew
            ? $"The last look at account {one.Account} was at {Text(looked)}, which is still to come: a clock is wrong."
            : null;
    }

    private static string Text(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
}
