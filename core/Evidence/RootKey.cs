namespace Guardrails.Core.Evidence;

/// <summary>A root access key as the deciding source shows it.</summary>
/// <param name="Label">Its id, or the credential report's number of it.</param>
/// <param name="Active">True if it can be used.</param>
/// <param name="Since">
/// The time when it was created, or by the report last rotated (UTC); null where the report does not say.
/// </param>
/// <param name="LastUsed">Its last use; null where none is recorded.</param>
/// <param name="Rotated">
/// True if <paramref name="Since"/> may be a rotation: the report does not tell the two apart.
/// </param>
/// <param name="AsOf">
/// Until when (UTC) ages are counted: for a root session when it was asked for, for the report when it was made.
/// </param>
public sealed record RootKey(
    string Label,
    bool Active,
    DateTimeOffset? Since,
    RootKeyUse? LastUsed,
    bool Rotated,
    DateTimeOffset AsOf)
{
    /// <summary>
    /// Before this day IAM recorded no use of access keys, so "never used" would say too much of an older key.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
    private static readonly DateTimeOffset UseTrackedSince = new(2015, 4, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The keys that the evidence shows: all where there was a root session, otherwise those that the
    /// report calls active.
    /// </summary>
    public static IReadOnlyList<RootKey> Of(RootEvidence evidence) => evidence switch
    {
        { Audit.Audit: { } audit } => [.. audit.AccessKeys.OrderBy(key => key.CreatedAt).Select(key =>
            new RootKey(key.Id, key.Active, key.CreatedAt, key.LastUsed, Rotated: false, evidence.AskedAt))],
        { Summary.AccessKeysPresent: true, Report.Row: { } row } => [.. row.Keys.Where(key => key.Active).Select(key =>
            new RootKey($"{key.Slot}", Active: true, key.LastRotated, Use(key), Rotated: true, row.GeneratedAt))],
        _ => [],
    };

    /// <summary>Whole days since its creation, or null where that is not known.</summary>
    public int? AgeDays => DaysSince(Since);

    /// <summary>
    /// Whole days since its last use, or since its creation where it was never used; null where neither is known.
    /// </summary>
    public int? UnusedDays => DaysSince(LastUsed?.At ?? Since);

    /// <summary>The key in a sentence: state, age, last use.</summary>
    public string Sentence => $"Root access key {Label} is {(Active ? "active" : "inactive")}{Age}, {Use()}.";

    private string Age => Since is { } since
        ? $", created {(Rotated ? "or rotated " : "")}{Phrases.Day(since)} ({Phrases.Days(AgeDays!.Value)} ago)"
        : ", of unknown age";

    private string Use() => this switch
    {
        { LastUsed: { } use } => $"last used {Phrases.Day(use.At)}"
            + (use.Service is { } service ? $" by {service}" : "")
            + (use.Region is { } region ? $" in {region}" : ""),
        { Since: { } since } when since >= UseTrackedSince => "never used",
        _ => "no use recorded since April 2015, when IAM began to record it",
    };

    private int? DaysSince(DateTimeOffset? time) =>
        time is { } then
            ? Math.Max(0, (AsOf.UtcDateTime.Date - then.UtcDateTime.Date).Days)
            : null;

    private static RootKeyUse? Use(RootReportKey key) =>
        key.LastUsed is { } used
            ? new(used, key.LastUsedService, key.LastUsedRegion)
            : null;
}
