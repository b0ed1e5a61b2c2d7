namespace Guardrails.Core.Names;

/// <summary>The jobs that a schedule or a person gives a function, by the event's member <c>job</c>.</summary>
public static class FunctionJobs
{
    /// <summary>The member of the event that names the job.</summary>
    public const string Member = "job";

    /// <summary>Sends what is due, and finds what the ledger's stream gave up.</summary>
    public const string Sweep = "sweep";

    /// <summary>Looks at every account; of the comparison, compares every account; of the report, makes it.</summary>
    public const string Daily = "daily";

    /// <summary>Sends the sign of life and the reminder of what is open.</summary>
    public const string Weekly = "weekly";

    /// <summary>Sends a test message.</summary>
    public const string Test = "test";
}
