using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Core.Remediation;

/// <summary>The keys of a remediation's rows.</summary>
public static class RemediationKeys
{
    /// <summary>The beginning of the sort keys of logs, and of the decisions on them.</summary>
    public const string Remediations = "remediation/";

    /// <summary>The list of remediations that are not over.</summary>
    public const string Open = "remediations";

    /// <summary>The beginning of the sort keys of one remediation's log, and of the decisions on it.</summary>
    public static string Of(string remediation) => $"{Remediations}{remediation}/";

    /// <summary>The remediation that a row belongs to.</summary>
    public static string CaseOf(LedgerKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Sort.Split('/') is [_, var remediation, ..] ? remediation : "";
    }

    /// <summary>The key of an entry of a log: whoever adds one to a log that somebody else continued fails.</summary>
    public static LedgerKey OfEntry(AccountId account, string remediation, int number) => new(
        LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account),
        string.Create(CultureInfo.InvariantCulture, $"{Of(remediation)}{number:000000}"));

    /// <summary>The key of the row by which a remediation that is not over is found.</summary>
    public static LedgerKey OfOpen(AccountId account, string remediation) => new(
        LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account), $"open/{remediation}");

    /// <summary>The key of the row that says which run of the function has an account.</summary>
    public static LedgerKey OfLease(AccountId account) =>
        new(LedgerKey.PartitionOf(LedgerWriter.RootRemediation, account), "lease");

    /// <summary>The key of a decision.</summary>
    public static LedgerKey OfDecision(AccountId account, string remediation, string hash) => new(
        LedgerKey.PartitionOf(LedgerWriter.Decisions, account), $"{Of(remediation)}{hash}");

    /// <summary>The key of a session that was opened to delete: written before the session is used.</summary>
    public static LedgerKey OfSession(AccountId account, string accessKeyId) =>
        new(LedgerKey.PartitionOf(LedgerWriter.RootDeletion, account), $"session/{accessKeyId}");

    /// <summary>The list of what was decided in a month.</summary>
    public static string DecidedIn(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"decided/{at.UtcDateTime:yyyy-MM}");

    /// <summary>
    /// The lists that a new decision can be on: what was decided at the end of a month is still found in the next one.
    /// </summary>
    public static IReadOnlyList<string> DecidedBefore(DateTimeOffset now) =>
        [DecidedIn(now), DecidedIn(new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddDays(-1))];
}
