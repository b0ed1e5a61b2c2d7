using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>A notice that AWS itself sends of an account: no call made it, and CloudTrail does not log it.</summary>
/// <remarks>
/// Both forms are UNCONFIRMED: they are put together from AWS's general pages, none of which shows such a notice of a
/// root user's as a whole. Sources:
/// https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
/// and https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
/// </remarks>
public sealed record AwsNotice
{
    private const string Health = "aws.health";
    private const string GuardDuty = "aws.guardduty";

    private AwsNotice()
    {
    }

    /// <summary>True for one of AWS Health; false for one of Amazon GuardDuty.</summary>
    public required bool IsOfHealth { get; init; }

    /// <summary>Its id: the event's ARN, or the finding's id.</summary>
    public required string Id { get; init; }

    /// <summary>The account that sent it, as EventBridge says.</summary>
    public required Stated<AccountId> Sender { get; init; }

    /// <summary>The account that it is about; the sender where it names no other one.</summary>
    public required Stated<AccountId> Account { get; init; }

    /// <summary>The time from which on it holds (UTC).</summary>
    public required Stated<DateTimeOffset> Time { get; init; }

    /// <summary>Its type, such as <c>AWS_RISK_CREDENTIALS_EXPOSED</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The access key ids that it names.</summary>
    public required IReadOnlyList<string> AccessKeyIds { get; init; }

    /// <summary>AWS's own words; null where there are none.</summary>
    public string? Words { get; init; }

    /// <summary>Reads a notice; null for an event that is none.</summary>
    /// <param name="json">The event as EventBridge gives it to a target.</param>
    /// <exception cref="FormatException">It says that it is one, and lacks what identifies it.</exception>
    public static AwsNotice? Read(string json)
    {
        var outer = new EventJson(EventText.Parse("the event", json), "the event");
        return outer.Loose("source") switch
        {
            Health => OfHealth(outer, outer.Object("detail")),
            GuardDuty => OfGuardDuty(outer, outer.Object("detail")),
            _ => null,
        };
    }

    private static AwsNotice OfHealth(EventJson outer, EventJson detail) => new()
    {
        IsOfHealth = true,
        Id = detail.Text("eventArn"),
        Sender = Stated.Of(() => outer.Account("account")),
        Account = Stated.Of(() =>
            detail.Loose("affectedAccount") is null ? outer.Account("account") : detail.Account("affectedAccount")),
        Time = TimeOf(detail, "startTime", outer),
        Type = detail.Text("eventTypeCode"),
        AccessKeyIds = [.. detail.Objects("affectedEntities").Select(one => one.Loose("entityValue")).OfType<string>()],
        Words = detail.Objects("eventDescription").FirstOrDefault()?.Loose("latestDescription"),
    };

    private static AwsNotice OfGuardDuty(EventJson outer, EventJson detail)
    {
        var service = detail.OptionalObject("service");
        return new()
        {
            IsOfHealth = false,
            Id = detail.Text("id"),
            Sender = Stated.Of(() => outer.Account("account")),
            Account = Stated.Of(() =>
                detail.Loose("accountId") is null ? outer.Account("account") : detail.Account("accountId")),
            Time = service is null ? TimeOf(detail, "createdAt", outer) : TimeOf(service, "eventFirstSeen", outer),
            Type = detail.Text("type"),
            AccessKeyIds = detail.OptionalObject("resource")?.OptionalObject("accessKeyDetails")
                ?.Loose("accessKeyId") is { } key ? [key] : [],
            Words = detail.Loose("description"),
        };
    }

    private static Stated<DateTimeOffset> TimeOf(EventJson part, string property, EventJson outer) =>
        Stated.Of(() => part.LooseTime(property) ?? outer.Time("time"));
}
