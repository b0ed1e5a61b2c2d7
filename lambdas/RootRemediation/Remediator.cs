using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// Takes a remediation as far as it goes now: what people decided comes first, then one step after another. Everything
/// is written down before the next step, so that a stop in between changes nothing.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="steps">The steps.</param>
/// <param name="time">The clock.</param>
/// <param name="run">The time of the run.</param>
internal sealed class Remediator(RemediationLedger ledger, IRemediationSteps steps, TimeProvider time, RunTime run)
{
    /// <summary>The most entries at a time: no remediation goes further without waiting, and none goes round.</summary>
    private const int MostEntries = 40;

    /// <summary>Takes it as far as it goes.</summary>
    /// <param name="account">The account.</param>
    /// <param name="id">The remediation's id.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The remediation after that; null where nobody began it.</returns>
    /// <exception cref="AwsCallException">The ledger could not be read or written.</exception>
    /// <exception cref="FormatException">A row of the ledger cannot be read.</exception>
    public async Task<RemediationCase?> AdvanceAsync(AccountId account, string id, CancellationToken cancellation)
    {
        var one = await ledger.CaseAsync(account, id, cancellation) ?? await BeginAsync(account, id, cancellation);
        for (var entries = 0; one is not null && entries < MostEntries; entries++)
        {
            if (await NextAsync(one, cancellation) is not { } entry)
                break;
            one = await WriteAsync(one, entry, cancellation);
        }

        if (one is { IsOver: true })
            await ledger.CloseAsync(one, cancellation);
        return one;
    }

    private async Task<RemediationCase?> BeginAsync(AccountId account, string id, CancellationToken cancellation)
    {
        var (decision, by) = (await ledger.DecisionsAsync(account, id, cancellation))
            .FirstOrDefault(one => one.Decision is StartDecision);
        if (decision is not StartDecision start)
            return null;
        var begun = (RemediationEntry.Begun)start.Entry(by);
        var one = RemediationCase.Begin(account, begun);
        var others = await ledger.CasesAsync(account, cancellation);
        var why = steps.WhyNot(one)
            ?? (others.FirstOrDefault(other => !other.IsOver) is { } open
                ? new Stage.Ended(RemediationEnding.Rejected, $"The remediation {open.Id} of the account goes on.")
                : null);
        begun = begun with { Ended = why };
        await ledger.OpenAsync(one, cancellation);
        if (why is not null)
            await steps.TellAsync(RemediationCase.Begin(account, begun), cancellation);
        await ledger.AppendAsync(account, id, number: 0, begun, cancellation);
        return await ledger.CaseAsync(account, id, cancellation);
    }

    /// <summary>The next entry; null where it waits.</summary>
    private async Task<RemediationEntry?> NextAsync(RemediationCase one, CancellationToken cancellation)
    {
        var decisions = await ledger.DecisionsAsync(one.Account, one.Id, cancellation);

        // Whoever recorded a decision has another clock, which may be seconds ahead: what follows is due all the same.
        var now = decisions.Select(decision => decision.By.At).Append(time.GetUtcNow()).Max();
        if (Decided(one, decisions, now) is { } decided)
            return decided;
        if (one.Due is not { } due || due.From > now || !run.MayBegin)
            return null;
        var taken = await StepAsync(one, now, cancellation);

        // The last look takes minutes, and what follows cannot be taken back: whoever said stop meanwhile comes first.
        return one.Stage is Stage.Confirming
            ? Decided(one, await ledger.DecisionsAsync(one.Account, one.Id, cancellation), now) ?? taken
            : taken;
    }

    /// <summary>The next decision that the log does not have; null where it has all.</summary>
    private static RemediationEntry? Decided(
        RemediationCase one, IReadOnlyList<(RemediationDecision Decision, Decided By)> decisions, DateTimeOffset now)
    {
        if (decisions.FirstOrDefault(made => !one.Decided.Contains(made.By.Hash)) is not ({ } decision, { } by))
            return null;
        var entry = decision.Entry(by);
        return RemediationFault.Of(one, entry) is { } fault ? new RemediationEntry.Voided(by, fault, now) : entry;
    }

    private async Task<RemediationEntry> StepAsync(
        RemediationCase one, DateTimeOffset now, CancellationToken cancellation)
    {
        // Only the step runs out of time, so that its failure can still be written down, and ends some day.
        using var step = run.StepToken(cancellation);
        try
        {
            return await steps.TakeAsync(one, step.Token);
        }
        catch (AwsCallException exception)
        {
            return new RemediationEntry.Failed(new($"{exception.Reason}.", exception.Remedy), now);
        }
    }

    private async Task<RemediationCase?> WriteAsync(
        RemediationCase one, RemediationEntry entry, CancellationToken cancellation)
    {
        var next = RemediationLog.Next(one, entry);

        // A decision that came to nothing is told, too: whoever made it would wait.
        var isNews = entry is RemediationEntry.Voided || next.Stage.GetType() != one.Stage.GetType();

        // Before it is written: whoever stops in between tells it twice, and never not at all.
        if (isNews && (next.WaitsForPerson || next.IsOver))
            await steps.TellAsync(next, cancellation);
        return await ledger.AppendAsync(one.Account, one.Id, one.Entries, entry, cancellation)
            ? next
            : await ledger.CaseAsync(one.Account, one.Id, cancellation);
    }
}
