using Guardrails.Core.Controls;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>A latest verdict as a row of the ledger, and back.</summary>
public static class LatestRow
{
    /// <summary>The attribute that a change of the row raises: whoever writes names the one that was read.</summary>
    public const string Version = "version";

    /// <summary>The attribute with the rows that are to be added beside it and may not be there yet.</summary>
    public const string Unwritten = "unwritten";

    private const char Between = '|';

    /// <summary>The row.</summary>
    public static LedgerRow Of(LatestVerdict one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["account"] = one.Account.Value,
            ["control"] = one.Control,
            ["region"] = one.Region,
            ["compliance"] = $"{one.Compliance}",
            ["since"] = RowText.Of(one.Since),
            ["asked"] = RowText.Of(one.Asked),
            ["heard"] = RowText.Of(one.Heard),
        };
        Add("read", one.Read);
        Add("unknownSince", one.UnknownSince);
        Add("passwordUsed", one.PasswordUsed);
        Add("keysAnswered", one.KeysAnswered);
        Add("certificatesAnswered", one.CertificatesAnswered);
        if (one.IsMissed)
            texts["missed"] = "yes";
        if (one.Rule is { } rule)
            texts["rule"] = rule;
        return new(
            LedgerKey.OfLatest(one.Account, one.Control, one.Region),
            texts,
            new (string Name, IReadOnlyList<string> Values)[]
                {
                    ("findings", [.. one.Findings.Select(ObservationRow.Short)]),
                    ("keys", [.. one.Keys.Select(Text)]),
                    ("certificates", one.Certificates),
                }
                .Where(list => list.Values.Count > 0)
                .ToDictionary(list => list.Name, list => list.Values, StringComparer.Ordinal));

        void Add(string name, DateTimeOffset? time)
        {
            if (time is { } known)
                texts[name] = RowText.Of(known);
        }
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static LatestVerdict Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            Account = AccountId.TryParse(row.Require("account"))
                ?? throw row.Wrong("account", $"is '{row.TextOf("account")}', not 12 digits"),
            Control = row.Require("control"),
            Region = row.Require("region"),
            Rule = row.TextOf("rule"),
            Compliance = RowText.Choice<Compliance>(row, "compliance"),
            Since = RowText.Time(row, "since"),
            Asked = RowText.Time(row, "asked"),
            Heard = RowText.Time(row, "heard"),
            Findings = row.ListOf("findings"),
            Keys = [.. row.ListOf("keys").Select(text => Key(row, text))],
            Certificates = row.ListOf("certificates"),
            Read = RowText.OptionalTime(row, "read"),
            UnknownSince = RowText.OptionalTime(row, "unknownSince"),
            PasswordUsed = RowText.OptionalTime(row, "passwordUsed"),
            KeysAnswered = RowText.OptionalTime(row, "keysAnswered"),
            CertificatesAnswered = RowText.OptionalTime(row, "certificatesAnswered"),
            IsMissed = row.TextOf("missed") is not null,
        };
    }

    private static string Text(LatestKey key) => string.Join(
        Between,
        key.Id,
        key.Active switch { true => "active", false => "inactive", null => "unknown" },
        key.LastUsed is { } used ? RowText.Of(used) : "",
        key.Service,
        key.Region);

    private static LatestKey Key(LedgerRow row, string text) => text.Split(Between) switch
    {
        [var id, var active, var used, var service, var region] => new(
            id,
            active switch { "active" => true, "inactive" => false, _ => null },
            used.Length == 0 ? null : RowText.Parse(used) ?? throw row.Wrong("keys", $"has '{used}', which is no time"),
            service.Length == 0 ? null : service,
            region.Length == 0 ? null : region),
        _ => throw row.Wrong("keys", $"has '{text}', which this version cannot read"),
    };
}
