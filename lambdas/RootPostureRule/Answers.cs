using System.Runtime.ExceptionServices;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls;
using Guardrails.Core.Evidence;
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
    /// Nothing decides. Whatever the reason is: AWS Lambda tries again, and its alarm sees it.
    /// </exception>
    /// <exception cref="UnrecordedException">The ledger does not have it.</exception>
    public async Task GiveAsync(
        RuleRequest rule,
        Verdict verdict,
        RootEvidence? evidence,
        MemberRoleSession member,
        CancellationToken cancellation)
    {
        var isUnknown = verdict.Compliance == Compliance.Unknown;
        var unsent = isUnknown
            ? null
            : await FailureOfAsync(() => member.Evaluations.SendAsync(rule, verdict, cancellation));
        var unrecorded = await FailureOfAsync(() => RecordAsync(rule, verdict, evidence, cancellation));
        if (isUnknown)
            throw new UnknownPostureException(rule, verdict, unrecorded);
        if ((unsent ?? unrecorded) is { } failure)
            failure.Throw();
    }

    /// <summary>Records that nobody could judge, and why. That it could not be recorded hides no cause.</summary>
    public Task RecordUnknownAsync(
        RuleRequest rule, Exception why, RootEvidence? evidence, CancellationToken cancellation) => FailureOfAsync(
        () => RecordAsync(rule, Verdict.Unknown(why.Message), evidence, cancellation));

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
        RuleRequest rule, Verdict verdict, RootEvidence? evidence, CancellationToken cancellation)
    {
        var one = new Evaluation(
            rule.Account, rule.Control, region, rule.OrderingTimestamp, time.GetUtcNow(), verdict, evidence);
        try
        {
            if (!cancellation.IsCancellationRequested
                && await FailureOfAsync(() => ledger.RecordAsync(one, cancellation)) is var failure)
            {
                if (failure is null)
                    return;
                if (!cancellation.IsCancellationRequested)
                    failure.Throw();
            }

            using var grace = new CancellationTokenSource(Grace);
            await ledger.RecordAsync(one, grace.Token);
        }
        catch (Exception exception)
        {
            throw new UnrecordedException(rule, verdict, exception);
        }
    }
}
