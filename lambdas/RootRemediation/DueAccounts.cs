using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Finds the accounts in which something is due, whoever has waited longest first.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="time">The clock.</param>
internal sealed class DueAccounts(RemediationLedger ledger, TimeProvider time)
{
    private const int ReadAtATime = 16;

    /// <summary>The accounts, and the remediations that cannot be read.</summary>
    /// <param name="asked">The only remediation that counts, whatever the list says yet; null for every one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">The list of remediations cannot be read.</exception>
    public async Task<(IReadOnlyList<DueAccount> Accounts, IReadOnlyList<UnreadRemediation> Unread)> ListAsync(
        RemediationEvent? asked, CancellationToken cancellation)
    {
        var read = await Limited.AllAsync(
            asked is null
                ? await ledger.DueAsync(time.GetUtcNow(), cancellation)
                : [(asked.Account, asked.Remediation)],
            ReadAtATime,
            one => ReadAsync(one.Account, one.Remediation, cancellation));
        return (
            [
                .. read.Where(one => one.Since is not null).GroupBy(one => one.Account)
                    .Select(all => new DueAccount(
                        all.Key,
                        [.. all.OrderBy(one => one.Since).Select(one => one.Id)],
                        all.Min(one => one.Since)!.Value))
                    .OrderBy(one => one.Since).ThenBy(one => one.Account.Value, StringComparer.Ordinal),
            ],
            [.. read.Select(one => one.Unread).OfType<UnreadRemediation>()]);
    }

    private async Task<Read> ReadAsync(AccountId account, string id, CancellationToken cancellation)
    {
        try
        {
            return new(account, id, await SinceAsync(account, id, cancellation), Unread: null);
        }
        catch (Exception exception) when (exception is AwsCallException or FormatException)
        {
            return new(account, id, Since: null, new(account, id, exception.Message));
        }
    }

    /// <summary>The time since which something is due; null where nothing is.</summary>
    private async Task<DateTimeOffset?> SinceAsync(AccountId account, string id, CancellationToken cancellation)
    {
        var one = await ledger.CaseAsync(account, id, cancellation);
        var decisions = await ledger.DecisionsAsync(account, id, cancellation);
        if (one is null)
            return decisions.FirstOrDefault(decided => decided.Decision is StartDecision).By?.At;
        if (decisions.FirstOrDefault(decided => !one.Decided.Contains(decided.By.Hash)).By is { } by)
            return by.At;
        if (one.IsOver)
            await ledger.CloseAsync(one, cancellation);
        return one.Due is { } due && due.From <= time.GetUtcNow() ? due.From : null;
    }

    private sealed record Read(AccountId Account, string Id, DateTimeOffset? Since, UnreadRemediation? Unread);
}

/// <summary>An account in which something is due.</summary>
/// <param name="Account">The account.</param>
/// <param name="Remediations">The ids of its remediations in which it is.</param>
/// <param name="Since">The time since which it is (UTC).</param>
internal sealed record DueAccount(AccountId Account, IReadOnlyList<string> Remediations, DateTimeOffset Since);

/// <summary>A remediation that cannot be read.</summary>
/// <param name="Account">The account.</param>
/// <param name="Id">Its id.</param>
/// <param name="Why">The reason, as sentences.</param>
internal sealed record UnreadRemediation(AccountId Account, string Id, string Why);
