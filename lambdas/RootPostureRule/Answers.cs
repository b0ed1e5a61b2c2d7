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
    /// <summary>
    /// The time that recording may take when the function's own is up: AWS Lambda stops it some seconds later.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <summary>Sends and records.</summary>
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
        if (verdict.Compliance == Compliance.Unknown)
        {
            await RecordAsync(rule, verdict, evidence, cancellation);
            throw new UnknownPostureException(rule, verdict);
        }

        try
        {
            await member.Evaluations.SendAsync(rule, verdict, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            await RecordAsync(rule, verdict, evidence, cancellation);
            throw;
        }

        await RecordAsync(rule, verdict, evidence, cancellation);
    }

    /// <summary>Records that nobody could judge, and why. That it could not be recorded hides no cause.</summary>
    public async Task RecordUnknownAsync(RuleRequest rule, Exception why, RootEvidence? evidence)
    {
        using var grace = new CancellationTokenSource(Grace, time);
        try
        {
            await RecordAsync(rule, Verdict.Unknown(why.Message), evidence, grace.Token);
        }
        catch (UnrecordedException)
        {
            // The cause itself is about to be thrown; the invocation fails, and is tried again, in any case.
        }
    }

    private async Task RecordAsync(
        RuleRequest rule, Verdict verdict, RootEvidence? evidence, CancellationToken cancellation)
    {
        try
        {
            await ledger.RecordAsync(
                new(rule.Account, rule.Control, region, rule.OrderingTimestamp, time.GetUtcNow(), verdict, evidence),
                cancellation);
        }
        catch (Exception exception)
        {
            throw new UnrecordedException(rule, verdict, exception);
        }
    }
}
