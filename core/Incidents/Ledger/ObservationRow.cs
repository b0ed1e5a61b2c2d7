using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>An observation as a row of the ledger, and back.</summary>
public static class ObservationRow
{
    /// <summary>The longest sentence that is kept, in characters: a row holds 400 KB, and a caller fills it.</summary>
    public const int LongestFact = 2_000;

    /// <summary>The row.</summary>
    public static LedgerRow Of(LedgerWriter writer, Observation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(LedgerKey.OfObservation(writer, one), Texts(one), Lists(one));
    }

    /// <summary>Reads a row. A row that this version cannot read is an error and never left out.</summary>
    /// <exception cref="FormatException">An attribute is missing or wrong; the message names it.</exception>
    public static Observation Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var id = ObservationId.Parse(row.Require("id"));
        var account = AccountId.TryParse(row.Require("account"))
            ?? throw row.Wrong("account", $"is '{row.TextOf("account")}', not 12 digits");
        var subject = RowText.Subject(row);
        var (happened, heard) = (RowText.Time(row, "happened"), RowText.Time(row, "heard"));
        var source = RowText.Choice<ObservationSource>(row, "source");
        var kind = row.TextOf("kind") is { } name
            ? IncidentCatalog.Find(name) ?? throw row.Wrong("kind", $"is '{name}', which this version does not know")
            : null;
        return Made(row, id, account, subject, happened, heard, source, kind) with
        {
            Raised = row.TextOf("severity") is null ? null : RowText.Choice<Severity>(row, "severity"),
            By = row.TextOf("by"),
            Corrects = row.TextOf("corrects"),
            Tasks = row.ListOf("tasks"),
            Facts = row.ListOf("facts"),
            IsFirstEvidence = row.TextOf("firstEvidence") is not null,
        };
    }

    private static Observation Made(
        LedgerRow row,
        ObservationId id,
        AccountId account,
        IncidentSubject subject,
        DateTimeOffset happened,
        DateTimeOffset heard,
        ObservationSource source,
        IIncidentKind? kind)
    {
        try
        {
            return RowText.Choice<ObservationEffect>(row, "effect") switch
            {
                ObservationEffect.Opens => Observation.Opening(
                    id, account, subject, kind ?? throw row.Wrong("kind", "is missing"), happened, heard, source),
                ObservationEffect.Ends => Observation.Ending(id, account, subject, kind, happened, heard, source),
                ObservationEffect.Lapses => Observation.Lapse(
                    id, account, subject, kind ?? throw row.Wrong("kind", "is missing"), happened, heard),
                ObservationEffect.Explains => Observation.Explanation(
                    id, account, subject, row.ListOf("tasks") is [var task, ..] ? task : "", happened, heard),
                ObservationEffect.Acknowledges => Observation.Acknowledgement(
                    id, account, subject, [.. row.ListOf("acknowledged").Select(ObservationId.Parse)], happened),
                ObservationEffect.Withdraws => Observation.Withdrawal(
                    id, account, subject, row.Require("corrects"), happened, heard, source),
                _ => Observation.Departure(id, account, happened, heard, source),
            };
        }
        catch (ArgumentException exception)
        {
            throw row.Wrong("source", $"does not fit: {exception.Message.Split(" (Parameter")[0].TrimEnd('.')}");
        }
    }

    private static Dictionary<string, string> Texts(Observation one)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = one.Id.Value,
            ["account"] = one.Account.Value,
            ["effect"] = $"{one.Effect}",
            ["happened"] = RowText.Of(one.Happened),
            ["heard"] = RowText.Of(one.Heard),
            ["source"] = $"{one.Source}",
        };
        RowText.Add(texts, one.Subject);
        Add("kind", one.Kind?.Name);
        Add("severity", one.Raised?.ToString());
        Add("by", one.By);
        Add("corrects", one.Corrects);
        texts[LedgerKey.List] = LedgerKey.ObservedIn(one.Heard);
        texts[LedgerKey.ListedAt] = RowText.Of(one.Heard);
        Add("firstEvidence", one.IsFirstEvidence ? "yes" : null);
        return texts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                texts[name] = value;
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(Observation one) =>
        new (string Name, IReadOnlyList<string> Values)[]
        {
            ("acknowledged", [.. one.Acknowledged.Select(id => id.Value)]),
            ("tasks", one.Tasks),
            ("facts", [.. one.Facts.Select(Short)]),
        }
        .Where(list => list.Values.Count > 0)
        .ToDictionary(list => list.Name, list => list.Values, StringComparer.Ordinal);

    /// <summary>A sentence, cut where it is too long to keep.</summary>
    internal static string Short(string fact) => Beginning.Of(fact, LongestFact);
}
