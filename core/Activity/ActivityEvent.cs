using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>Reads an event of EventBridge that CloudTrail logged.</summary>
/// <remarks>
/// What is done with each:
/// <list type="table">
/// <item><term>a root user, or a root session, changed root credentials or MFA</term><description>its account is evaluated. Also where it changed those of an IAM user, because only some requests about the root user are documented to name it: an evaluation too many harms nobody</description></item>
/// <item><term>an account joined</term><description>it is evaluated</description></item>
/// <item><term>a call that failed, an account that could not be created</term><description>ignored: nothing changed</description></item>
/// <item><term>other callers, other events</term><description>ignored</description></item>
/// <item><term>an account that speaks for another one</term><description>ignored: neither is evaluated</description></item>
/// <item><term>missing or malformed parts, ids that are not ids</term><description>an error</description></item>
/// </list>
/// Sources: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
/// </remarks>
public static class ActivityEvent
{
    /// <summary>Reads an event.</summary>
    /// <param name="json">The event as EventBridge gives it to a target.</param>
    /// <param name="management">The organization's management account, the only one that says who joined.</param>
    /// <exception cref="FormatException">The event is not one of CloudTrail's; the message names what is wrong.</exception>
    public static ActivityReading Read(string json, AccountId management)
    {
        var outer = new EventJson(EventJson.Parse("the event", json), "the event");
        var detail = outer.Object("detail");
        var (service, name) = (detail.Text("eventSource"), detail.Text("eventName"));

        if (Watched(WatchedEvents.RootCredentials, service, name) is { } change)
            return FromAws(outer, change) ?? RootCredentials(outer, detail, change);
        if (Watched(WatchedEvents.JoinedAccounts, service, name) is { } joining)
            return FromAws(outer, joining) ?? JoinedAccount(outer, detail, joining, management);
        return Ignore($"{service} {name} changes neither root credentials nor the organization's accounts.");
    }

    private static WatchedEvent? Watched(IEnumerable<WatchedEvent> events, string service, string name) =>
        events.SingleOrDefault(watched => watched.EventSource == service && watched.Name == name);

    private static ActivityReading? FromAws(EventJson outer, WatchedEvent watched) => outer.Text("source") is var source && source.StartsWith(WatchedEvent.SourcePrefix, StringComparison.Ordinal)
        ? null
        : Ignore($"{watched} has the source '{source}', which does not begin with {WatchedEvent.SourcePrefix}: AWS did not send it.");

    private static ActivityReading RootCredentials(EventJson outer, EventJson detail, WatchedEvent change)
    {
        var caller = detail.Object("userIdentity");
        if (caller.OptionalText("type") is var type && type != "Root")
            return Ignore($"{change} was called by {type ?? "an unnamed caller"}, not by a root user.");

        var account = caller.Account("accountId");
        if (outer.Account("account") is var sender && sender != account)
            return Ignore($"{change} is about account {account} and account {sender} sent it: neither is evaluated.");

        return WhyNothingChanged(detail, change) is { } why
            ? Ignore($"{change} in account {account} failed ({why}): nothing changed.")
            : new(new(account, TriggerKind.RootCredentialsChanged, change.ToString()), Ignored: null);
    }

    /// <summary>An API call that fails has an errorCode; the sign-in service says Failure in its answer, with or without an errorMessage.</summary>
    private static string? WhyNothingChanged(EventJson detail, WatchedEvent change) =>
        detail.OptionalText("errorCode")
        ?? detail.OptionalText("errorMessage")
        ?? (detail.OptionalObject("responseElements")?.Loose(change.Name) == "Failure" ? "Failure" : null);

    private static ActivityReading JoinedAccount(EventJson outer, EventJson detail, WatchedEvent joining, AccountId management)
    {
        if (outer.Account("account") is var sender && sender != management)
            return Ignore($"{joining} was sent by account {sender}, not by the management account {management}.");

        var joined = Joined.Read(detail, management);
        return joined switch
        {
            { State: "FAILED" } => Ignore($"{joining} says that it failed: no account joined."),
            { Account: { } account } => new(new(account, TriggerKind.AccountJoined, joining.ToString()), Ignored: null),
            { OnlyManagement: true } => Ignore($"{joining} is about the management account {management}, which was always there."),
            _ => throw new FormatException(
                $"{joining} names {(joined.Candidates == 0 ? "no account" : $"{joined.Candidates} accounts")} that joined: expected one. "
                + "Remedy: start the rules of that account by hand, and report its shape (without ids) as a bug."),
        };
    }

    private static ActivityReading Ignore(string why) => new(Trigger: null, why);
}
