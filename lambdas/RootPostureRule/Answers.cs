using System.Runtime.ExceptionServices;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>
/// Gives an answer to AWS Config and to the ledger. Neither keeps it from the other: AWS Config's copy can be forged by
/// the account that it is about, and the ledger is what people are told by.
/// </summary>
internal sealed class Answers(VerdictLedger ledger, string region, TimeProvider time)
{
    /// <summary>The time that recording may take when the function's own is up.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <summary>Sends and records: a ledger that does not answer keeps nothing from AWS Config.</summary>
    /// <exception cref="UnknownPostureException">
    /// Nothing decides. AWS Lambda tries again; an alarm sees it where the ledger does not have it.
    /// </exception>
    /// <exception cref="UnrecordedException">The ledger does not have it.</exception>
    public async Task GiveAsync(
        RuleRequest rule,
        Verdict verdict,
        LogLine line,
        MemberRoleSession member,
        CancellationToken cancellation)
    {
        var isUnknown = verdict.Compliance == Compliance.Unknown;
        var unsent = isUnknown
            ? null
            : await FailureOfAsync(() => member.Evaluations.SendAsync(rule, verdict, cancellation));
        var unrecorded = await FailureOfAsync(() => RecordAsync(rule, verdict, line, cancellation));
        if (isUnknown)
            throw new UnknownPostureException(rule, verdict, unrecorded);
        if ((unsent ?? unrecorded) is { } failure)
            failure.Throw();
    }

    /// <summary>Records that nobody could judge, and why. That it could not be recorded hides no cause.</summary>
    public Task RecordUnknownAsync(
        RuleRequest rule, Exception why, LogLine line, CancellationToken cancellation) => FailureOfAsync(
        () => RecordAsync(rule, Verdict.Unknown(why.Message), line, cancellation));

    private static async Task<ExceptionDispatchInfo?> FailureOfAsync(Func<Task> what)
    {
        try
        {
            await what();
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>
    /// Records in the function's time, or in what is left to it afterwards: a slow account must not seem silent.
    /// </summary>
    private async Task RecordAsync(
        RuleRequest rule, Verdict verdict, LogLine line, CancellationToken cancellation)
    {
        try
        {
            await RecordAsync(
                new(
                    rule.Account, rule.Control, region, rule.OrderingTimestamp, time.GetUtcNow(), verdict,
                    line.Evidence)
                {
                    Rule = rule.RuleName,
                },
                cancellation);
            line.IsRecorded = true;
        }
        catch (Exception exception)
        {
            throw new UnrecordedException(rule, verdict, exception);
        }
    }

    private async Task RecordAsync(Evaluation one, CancellationToken cancellation)
    {
        if (!cancellation.IsCancellationRequested)
        {
            if (await FailureOfAsync(() => ledger.RecordAsync(one, cancellation)) is not { } failure)
                return;
            if (!cancellation.IsCancellationRequested)
                failure.Throw();
        }

        using var grace = new CancellationTokenSource(Grace);
        await ledger.RecordAsync(one, grace.Token);
    }
}
