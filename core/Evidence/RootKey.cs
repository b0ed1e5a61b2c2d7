namespace Guardrails.Core.Evidence;

/// <summary>A root access key as the deciding source shows it.</summary>
/// <param name="Label">Its id, or the credential report's number of it.</param>
/// <param name="Active">True if it can be used; null where that is not known.</param>
/// <param name="Since">
/// The time when it was created, or by the report last rotated (UTC); null where the report does not say.
/// </param>
/// <param name="Uses">Its last use; nothing where none is recorded.</param>
/// <param name="Rotated">
/// True if <paramref name="Since"/> may be a rotation: the report does not tell the two apart.
/// </param>
/// <param name="AsOf">
/// Until when (UTC) ages are counted: for a root session when it was asked for, for the report when it was made.
/// </param>
public sealed record RootKey(
    string Label,
    bool? Active,
    DateTimeOffset? Since,
    Reading<RootKeyUse> Uses,
    bool Rotated,
    DateTimeOffset AsOf)
{
    /// <summary>
    /// Before this day IAM recorded no use of access keys, so "never used" would say too much of an older key.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
    private static readonly DateTimeOffset UseTrackedSince = new(2015, 4, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The keys that the evidence shows: those that a root session listed; those of the credential report where the
    /// account summary says that there are any and no session tells which.
    /// </summary>
    public static IReadOnlyList<RootKey> Of(RootEvidence evidence) => evidence switch
    {
        { Audit.Audit.AccessKeys: { Any: not null } listed } =>
        [
            .. listed.Seen.OrderBy(key => key.CreatedAt).Select(key =>
                new RootKey(key.Id, key.Active, key.CreatedAt, key.Uses, Rotated: false, evidence.AskedAt)),
        ],
        { Summary.AccessKeysPresent: true, Report.Row: { } row } =>
        [
            .. row.Keys.Seen.Select(key =>
                new RootKey($"{key.Slot}", key.Active, key.LastRotated, Use(key), Rotated: true, row.GeneratedAt)),
        ],
        _ => [],
    };

    /// <summary>Whole days since its creation, or null where that is not known.</summary>
    public int? AgeDays => DaysSince(Since);

    /// <summary>
    /// Whole days since its last use, or since its creation where it was never used; null where neither is known.
    /// </summary>
    public int? UnusedDays => Uses.Any is null ? null : DaysSince(LastUse?.At ?? Since);

    /// <summary>Its last use; null where none is recorded or known.</summary>
    public RootKeyUse? LastUse => Uses.Seen.Count > 0 ? Uses.Seen[0] : null;

    /// <summary>The key in a sentence: state, age, last use.</summary>
    public string Sentence => $"Root access key {Label} is {State}{Age}, {Use()}.";

    private string State => Active switch
    {
        true => "active",
        false => "inactive",
        null => "of unknown status",
    };

    private string Age => Since is not { } since
        ? ", of unknown age"
        : $", created {(Rotated ? "or rotated " : "")}{Phrases.Day(since)} "
            + $"({(AgeDays is { } days ? $"{Phrases.Days(days)} ago" : "later than now")})";

    private string Use() => this switch
    {
        { LastUse: { } use } => $"last used {Phrases.Day(use.At)}"
            + (use.Service is { } service ? $" by {service}" : "")
            + (use.Region is { } region ? $" in {region}" : ""),
        { Uses.Gap: not null } => "last use not known",
        { Since: { } since } when since >= UseTrackedSince => "never used",
        _ => "no use recorded since April 2015, when IAM began to record it",
    };

    /// <summary>
    /// Days count from midnight to midnight. What happened since the question is of today; what is said to happen
    /// tomorrow or later is not known.
    /// </summary>
    private int? DaysSince(DateTimeOffset? time) =>
        time is { } then && (AsOf.UtcDateTime.Date - then.UtcDateTime.Date).Days is var days and >= -1
            ? Math.Max(0, days)
            : null;

    private static Reading<RootKeyUse> Use(RootReportKey key) => key.LastUsed is { } used
        ? Reading.All(new RootKeyUse(used, key.LastUsedService, key.LastUsedRegion))
        : Reading.All<RootKeyUse>();
}
