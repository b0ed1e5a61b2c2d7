namespace Guardrails.Core.Trails;

/// <summary>The management events that a trail logs.</summary>
/// <param name="Reads">Those that read.</param>
/// <param name="Writes">Those that write, and sign-ins.</param>
internal sealed record ManagementEvents(LoggedEvents Reads, LoggedEvents Writes)
{
    public static readonly ManagementEvents None = new(LoggedEvents.None, LoggedEvents.None);
    public static readonly ManagementEvents Unknown = new(LoggedEvents.Unknown, LoggedEvents.Unknown);

    /// <summary>Those of a trail whose selectors nobody changed.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
    /// </remarks>
    public static readonly ManagementEvents Default = new(LoggedEvents.All(), LoggedEvents.All());

    public ManagementEvents Or(ManagementEvents other) => new(Reads.Or(other.Reads), Writes.Or(other.Writes));

    /// <summary>The half or both that are logged, but for some sources.</summary>
    public static ManagementEvents Of(bool reads, bool writes, IReadOnlyList<string> except) => new(
        reads ? LoggedEvents.All(except) : LoggedEvents.None,
        writes ? LoggedEvents.All(except) : LoggedEvents.None);

    /// <summary>The half or both of which some may be logged.</summary>
    public static ManagementEvents Perhaps(bool reads, bool writes) => new(
        reads ? LoggedEvents.Unknown : LoggedEvents.None,
        writes ? LoggedEvents.Unknown : LoggedEvents.None);
}
