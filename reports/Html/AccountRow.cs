using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>An account's row of the table, and the details below it.</summary>
internal sealed record AccountRow(string Id, string Name)
{
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>The place of its unit among the report's units.</summary>
    public required int Unit { get; init; }

    /// <summary>The ids of the filters that show it.</summary>
    public required string Is { get; init; }

    /// <summary>The numbers by which status, keys, MFA and incidents are sorted.</summary>
    public required string Ranks { get; init; }

    public required string Status { get; init; }
    public required string Style { get; init; }
    public required string Keys { get; init; }
    public required string Mfa { get; init; }
    public required string LastUse { get; init; }
    public required string LastUseBy { get; init; }
    public required string Incidents { get; init; }
    public required string Oldest { get; init; }
    public required string Evidence { get; init; }
    public required string Next { get; init; }
    public required AccountDetails Details { get; init; }

    /// <summary>Shows an account.</summary>
    public static AccountRow Of(
        ReportedAccount account, int unit, IReadOnlyList<AccountFilter> filters, DateTimeOffset now)
    {
        var status = AccountStatus.Of(account);
        var (mfa, mfaRank) = AccountStatus.Mfa(account);
        var oldest = (now - account.OldestIncident)?.TotalSeconds;
        var active = account.Keys.Count(key => key.Active == true);
        var unsure = account.Keys.Count(key => key.Active is null);
        var keysRank = (active * 100) + (unsure * 10) + account.Keys.Count;
        return new(account.Id.Value, account.Name)
        {
            Units = account.Units.Count == 0 ? ["Root"] : account.Units,
            Unit = unit,
            Is = string.Join(' ', filters.Where(filter => filter.Has(account)).Select(filter => filter.Id)),
            Ranks = FormattableString.Invariant($"{AccountStatus.Rank(status)} {keysRank} {mfaRank} {oldest ?? 0:0}"),
            Status = Words.Of(status),
            Style = Words.Style(status),
            Keys = KeyWords(account.Keys),
            Mfa = mfa,
            LastUse = account.LastUse is null ? "None known" : Words.Minute(account.LastUse.At),
            LastUseBy = account.LastUse?.By ?? "",
            Incidents = account.OpenIncidents == 0 ? "None" : Words.Number(account.OpenIncidents),
            Oldest = oldest is { } seconds ? Words.Duration(seconds) : "",
            Evidence = account.EvidenceAt is null ? "None" : Words.Minute(account.EvidenceAt),
            Next = account.Next,
            Details = AccountDetails.Of(account, now),
        };
    }

    private static string KeyWords(IReadOnlyList<ReportedKey> keys) => keys.Count == 0
        ? "None"
        : string.Join(", ", new[]
        {
            (Number: keys.Count(key => key.Active == true), Word: "active"),
            (Number: keys.Count(key => key.Active is null), Word: "state UNKNOWN"),
            (Number: keys.Count(key => key.Active == false), Word: "inactive"),
        }
        .Where(one => one.Number > 0).Select(one => $"{one.Number} {one.Word}"));
}
