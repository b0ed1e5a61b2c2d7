using System.Globalization;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>The answer to the question what a remediation waits for.</summary>
internal static class WaitingFor
{
    /// <summary>The answer in words; empty where it is over.</summary>
    public static string Of(RemediationCase one) => one.Stage switch
    {
        Stage.Ended => "",
        Stage.AwaitingApproval => $"somebody else than {one.Start.Person}, who approves the deletion",
        Stage.AwaitingReplacement { Missing: [] } => "a person, who names the role that replaces the key",
        Stage.AwaitingReplacement => "a person: the role has not made all calls of the key yet",
        Stage.AwaitingJudgement or Stage.Disturbed => "a person, who overrides, lifts or rejects it",
        Stage.Halted => "a person, who removes the cause and resumes it",
        Stage.Work { Failures: > 0 } work =>
            $"the next attempt, after {Counted.Of(work.Failures, "failure")}, "
            + $"at {Minute(work.Due.From)}",
        _ => one.Due is { } due ? $"the function: {Words(due.Step)} at {Minute(due.From)}" : "",
    };

    /// <summary>A time as people read it.</summary>
    public static string Minute(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A step in words.</summary>
    public static string Words(RemediationStep step) => step switch
    {
        RemediationStep.Prove => "it finds out what uses the credentials",
        RemediationStep.Compare => "it compares the role with the keys",
        RemediationStep.CheckQuarantine => "it checks what the quarantine would do",
        RemediationStep.Attach => "it attaches the quarantine",
        RemediationStep.Audit => "it tries an audit session",
        RemediationStep.Look => "it looks for signs of use",
        RemediationStep.Remind => "it reminds people",
        RemediationStep.Delete => "it deletes what was approved",
        RemediationStep.Verify => "it verifies the deletion",
        _ => "it takes the quarantine off",
    };
}
