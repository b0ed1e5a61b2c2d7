using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>
/// An event of CloudTrail as EventBridge delivers it, read once, with everything that later decisions may need.
/// </summary>
/// <remarks>
/// It judges nothing: reads and failed attempts are activity, too, and an event whose accounts disagree is still an
/// event. Only what it is called must be readable. Events by which an account joins are read the same way, though no
/// root user calls them. Sources:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </remarks>
public sealed record RootActivity
{
    private RootActivity()
    {
    }

    /// <summary>The service that logged it, such as <c>iam.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>Its name, such as <c>CreateAccessKey</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The ids by which it is told apart from other events.</summary>
    public required ActivityId Id { get; init; }

    /// <summary>The time at which it happened.</summary>
    public required Stated<DateTimeOffset> Time { get; init; }

    /// <summary>The path by which it came.</summary>
    public required ActivityDelivery Delivery { get; init; }

    /// <summary>The accounts that it names.</summary>
    public required ActivityAccounts Accounts { get; init; }

    /// <summary>The Region where it was logged.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// CloudTrail's kind of event, such as <c>AwsApiCall</c>, <c>AwsConsoleSignIn</c> or <c>AwsServiceEvent</c>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>True for a call that only reads; null where the event does not say.</summary>
    public bool? IsReadOnly { get; init; }

    /// <summary>The success or failure of the call.</summary>
    public required Stated<ActivityOutcome> Outcome { get; init; }

    /// <summary>The principal that called.</summary>
    public required Stated<ActivityCaller> Caller { get; init; }

    /// <summary>The network and program that the call came from.</summary>
    public required ActivityOrigin Origin { get; init; }

    /// <summary>The sign-in, where it is one or a part of one.</summary>
    public SignIn? SignIn { get; init; }

    /// <summary>The credential that the call is about.</summary>
    public required CredentialActedOn ActedOn { get; init; }

    /// <summary>The session that the call was given, where it asked for one.</summary>
    public IssuedSession? Issued { get; init; }

    /// <summary>The resources that the event lists.</summary>
    public required IReadOnlyList<ActivityResource> Resources { get; init; }

    /// <summary>The call's own parts, for what is read of them later.</summary>
    public required ActivityDetails Details { get; init; }

    /// <summary>Its service and name, such as <c>iam:CreateAccessKey</c>.</summary>
    public string Label => $"{EventSource.Split('.')[0]}:{Name}";

    /// <summary>Reads an event as EventBridge delivers it.</summary>
    /// <param name="json">The event as EventBridge gives it to a target.</param>
    /// <exception cref="FormatException">The text is no event of CloudTrail's; the message names
    /// what is wrong.</exception>
    public static RootActivity Parse(string json)
    {
        var outer = new EventJson(EventText.Parse("the event", json), "the event");
        return Read(outer, outer.Object("detail"));
    }

    /// <summary>Reads an event as CloudTrail's own files and its event history hold it: nobody delivered it.</summary>
    /// <param name="json">The record.</param>
    /// <exception cref="FormatException">The text is no event of CloudTrail's; the message names
    /// what is wrong.</exception>
    public static RootActivity ParseRecord(string json)
    {
        var record = EventText.Parse("the event", json);
        return Read(new EventJson([], "the event's envelope"), new EventJson(record, "the event"));
    }

    private static RootActivity Read(EventJson outer, EventJson detail)
    {
        var (source, name) = (detail.Text("eventSource"), detail.Text("eventName"));
        return new()
        {
            EventSource = source,
            Name = name,
            Id = ActivityId.Read(detail),
            Time = Stated.Of(() => detail.Time("eventTime")),
            Delivery = ActivityDelivery.Read(outer),
            Accounts = ActivityAccounts.Read(outer, detail),
            Region = detail.Loose("awsRegion"),
            Type = detail.Loose("eventType"),
            IsReadOnly = detail.LooseFlag("readOnly"),
            Outcome = Stated.Of(() => ActivityOutcome.Read(detail, name)),
            Caller = Stated.Of(() => ActivityCaller.Read(detail)),
            Origin = ActivityOrigin.Read(detail),
            SignIn = SignIn.Read(detail, source, name),
            ActedOn = CredentialActedOn.Read(detail),
            Issued = IssuedSession.Read(detail),
            Resources = [.. detail.Objects("resources").Select(ActivityResource.Read)],
            Details = ActivityDetails.Read(detail),
        };
    }
}
