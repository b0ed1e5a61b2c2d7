using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Ledger;

/// <summary>The key of a row.</summary>
/// <param name="Partition">The writer and the account, such as <c>RootActivity/012345678901</c>.</param>
/// <param name="Sort">The kind of row and its own id, such as <c>observation/event/...</c>.</param>
public sealed record LedgerKey(string Partition, string Sort)
{
    private const string ObservationPrefix = "observation/";
    private const string AlertPrefix = "alert/";

    /// <summary>DynamoDB's limit for a sort key, in bytes of UTF-8.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    /// </remarks>
    private const int MostSortBytes = 1024;

    /// <summary>The attribute of the partition key.</summary>
    public const string PartitionAttribute = "pk";

    /// <summary>The attribute of the sort key.</summary>
    public const string SortAttribute = "sk";

    /// <summary>The index that lists what is to be looked at, whatever its account (docs/ledger.md).</summary>
    public const string ListIndex = "ByList";

    /// <summary>The attribute of the index's partition key: the list that a row is on; absent where on none.</summary>
    public const string List = "list";

    /// <summary>The attribute of the index's sort key: a time.</summary>
    public const string ListedAt = "listedAt";

    /// <summary>The attribute after which DynamoDB removes a row: seconds since 1970.</summary>
    public const string Expires = "expires";

    /// <summary>The beginning of the sort keys of latest verdicts.</summary>
    public const string Latest = "latest/";

    /// <summary>The beginning of the sort keys of credentials that events spoke of.</summary>
    public const string Credentials = "credential/";

    /// <summary>The beginning of the sort keys of known uses of a key.</summary>
    public static string UsesOf(string accessKeyId) => Fitting($"use/{accessKeyId}", reserve: 512) + "/";

    /// <summary>The list of what was observed in one hour.</summary>
    public static string ObservedIn(DateTimeOffset heard) =>
        string.Create(CultureInfo.InvariantCulture, $"observed/{heard.UtcDateTime:yyyy-MM-dd'T'HH}");

    /// <summary>The key of a latest verdict.</summary>
    public static LedgerKey OfLatest(AccountId account, string control, string region) =>
        new(PartitionOf(LedgerWriter.RootPostureRule, account), Fitting($"{Latest}{control}/{region}"));

    /// <summary>The key of a credential that an event spoke of.</summary>
    public static LedgerKey OfCredential(AccountId account, IncidentSubject subject) =>
        new(PartitionOf(LedgerWriter.RootActivity, account), Fitting($"{Credentials}{subject}"));

    /// <summary>The key of a use of a key.</summary>
    public static LedgerKey OfUse(AccountId account, string accessKeyId, string trait) =>
        new(PartitionOf(LedgerWriter.RootActivity, account), Fitting(UsesOf(accessKeyId) + trait));

    /// <summary>The partition of a writer's rows about an account.</summary>
    public static string PartitionOf(LedgerWriter writer, AccountId account) => $"{writer}/{account}";

    /// <summary>The key of an observation.</summary>
    public static LedgerKey OfObservation(LedgerWriter writer, Observation one) =>
        new(PartitionOf(writer, one.Account), Fitting(ObservationPrefix + one.Id.Value));

    /// <summary>The key of an alert: those of a subject follow one another by number.</summary>
    public static LedgerKey OfAlert(AccountId account, IncidentSubject subject, int number) => new(
        PartitionOf(LedgerWriter.IncidentAlerts, account),
        $"{AlertsOf(subject)}{number:000000}");

    /// <summary>The number of an alert's key.</summary>
    public static int NumberOf(LedgerKey alert) =>
        int.Parse(alert.Sort[(alert.Sort.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The account that a key is about; null where it names none.</summary>
    public static AccountId? AccountOf(LedgerKey key) =>
        AccountId.TryParse(key.Partition[(key.Partition.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    /// <summary>The key of a note that an account is to be looked at again.</summary>
    public static LedgerKey OfLook(AccountId account, DateTimeOffset due) =>
        new(PartitionOf(LedgerWriter.IncidentAlerts, account), $"look/{RowText.Of(due)}");

    /// <summary>The key of an incident that ended.</summary>
    public static LedgerKey OfIncident(AccountId account, string id) =>
        new(PartitionOf(LedgerWriter.IncidentAlerts, account), $"{Incidents}{id}");

    /// <summary>The beginning of the sort keys of incidents that ended.</summary>
    public const string Incidents = "incident/";

    /// <summary>The beginning of the sort keys of observations.</summary>
    public static string Observations => ObservationPrefix;

    /// <summary>The beginning of the sort keys of alerts.</summary>
    public static string Alerts => AlertPrefix;

    /// <summary>The beginning of the sort keys of a subject's alerts.</summary>
    public static string AlertsOf(IncidentSubject subject) =>
        Fitting($"{AlertPrefix}{subject}", reserve: 16) + "/";

    /// <summary>
    /// A key within the limit: a name that somebody made too long ends in a hash, which keeps it its own.
    /// </summary>
    private static string Fitting(string sort, int reserve = 0)
    {
        var bytes = Encoding.UTF8.GetBytes(sort);
        if (bytes.Length <= MostSortBytes - reserve)
            return sort;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var kept = MostSortBytes - reserve - hash.Length - 1;
        var runes = sort.EnumerateRunes().TakeWhile(rune => (kept -= rune.Utf8SequenceLength) >= 0);
        return $"{string.Concat(runes)}~{hash}";
    }
}
