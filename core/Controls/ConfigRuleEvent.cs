using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Controls;

/// <summary>Reads the event with which AWS Config invokes a custom rule's function.</summary>
/// <remarks>
/// Each shape has its treatment:
/// <list type="table">
/// <item>
/// <term><c>ScheduledNotification</c></term>
/// <description>the account is judged</description>
/// </item>
/// <item>
/// <term><c>eventLeftScope</c> true</term>
/// <description>NOT_APPLICABLE, as AWS asks of every rule</description>
/// </item>
/// <item>
/// <term>change notifications, oversized ones included</term>
/// <description>NOT_APPLICABLE for the changed resource: these rules judge accounts, on schedule</description>
/// </item>
/// <item>
/// <term>notification of another account than the rule's</term>
/// <description>refused: neither account is judged</description>
/// </item>
/// <item>
/// <term>a rule whose parameters do not match its name, or are none of its control's</term>
/// <description>an error</description>
/// </item>
/// <item>
/// <term>any other message type, missing or malformed parts, ids that are not ids</term>
/// <description>an error, as in AWS's own samples</description>
/// </item>
/// </list>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html
/// </remarks>
public static class ConfigRuleEvent
{
    private const string Scheduled = "ScheduledNotification";
    private const string Change = "ConfigurationItemChangeNotification";
    private const string OversizedChange = "OversizedConfigurationItemChangeNotification";

    /// <summary>Reads an event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="catalog">The controls that a rule may ask for.</param>
    /// <exception cref="FormatException">
    /// The event is not one that AWS Config sends to these rules; the message names what is wrong.
    /// </exception>
    public static RuleEventReading Read(string json, IReadOnlyList<IControl> catalog)
    {
        var outer = new EventJson(EventText.Parse("the event", json), "the event");
        var rule = outer.Text("configRuleName");
        var account = outer.Account("accountId");
        try
        {
            return Read(outer, rule, account, catalog);
        }
        catch (FormatException exception)
        {
            var remedy = exception.Message.Contains("Remedy:", StringComparison.Ordinal)
                ? ""
                : " Remedy: check in CloudTrail who invokes this function; AWS Config does not send such events.";
            throw new FormatException($"Rule {rule} in account {account}: {exception.Message}{remedy}", exception);
        }
    }

    private static RuleEventReading Read(
        EventJson outer, string rule, AccountId account, IReadOnlyList<IControl> catalog)
    {
        var (control, parameters) = Control(outer, rule, catalog);
        var notification = new EventJson(
            EventText.Parse("invokingEvent", outer.Text("invokingEvent")), "invokingEvent");

        var messageType = notification.Text("messageType");
        var subject = messageType switch
        {
            Scheduled => notification,
            Change => notification.Object("configurationItem"),
            OversizedChange => notification.Object("configurationItemSummary"),
            _ => throw new FormatException($"message type '{messageType}' is not handled. "
                + $"Accepted: {Scheduled}, {Change}, {OversizedChange}. Remedy: deploy the rule with {Scheduled} as "
                + "its only trigger."),
        };

        var notified = subject.Account("awsAccountId");
        if (notified != account)
        {
            return new(account, Request: null, OfAnother(rule, account, notified.Value));
        }

        return new(
            account,
            new(
                account,
                rule,
                control,
                parameters,
                messageType == Scheduled ? RuleResource.Of(account) : Resource(subject),
                subject.Time(messageType == Scheduled ? "notificationCreationTime" : "configurationItemCaptureTime"),
                outer.Text("resultToken"),
                NotApplicable(messageType, outer.Flag("eventLeftScope"))),
            Refusal: null);
    }

    /// <summary>The refusal of a notification that is about another account than the rule's.</summary>
    internal static string OfAnother(string rule, AccountId account, string notified) =>
        $"The rule {Printable.Short(rule)} belongs to account {account} and the notification to account "
        + $"{Printable.Short(notified)}: neither is judged. "
        + "Remedy: check in CloudTrail who invokes this function; AWS Config does not send such events.";

    private static (IControl Control, ControlParameters Parameters) Control(
        EventJson outer, string rule, IReadOnlyList<IControl> catalog)
    {
        var set = outer.OptionalText("ruleParameters") is { Length: > 0 } json
            ? new EventJson(EventText.Parse("ruleParameters", json), "ruleParameters").Texts()
            : new Dictionary<string, string>(StringComparer.Ordinal);
        var name = set.GetValueOrDefault(ControlParameters.OfControl);
        var control = catalog.SingleOrDefault(one => one.Name == name) ?? throw Refused(
            $"its parameter '{ControlParameters.OfControl}' is {(name is null ? "missing" : $"'{name}'")}. "
            + $"Accepted: {string.Join(", ", catalog.Select(control => control.Name))}.");

        // Otherwise one control's answers would be kept, and reported, under another one's name.
        if (catalog.FirstOrDefault(
            other => other != control && rule.Contains(other.RuleName, StringComparison.Ordinal)) is { } named)
            throw Refused(
                $"its parameter '{ControlParameters.OfControl}' is '{control.Name}', and a rule of that name is "
                + $"{named.Name}.");

        try
        {
            return (control, ControlParameters.Of(
                control, set.Where(parameter => parameter.Key != ControlParameters.OfControl)));
        }
        catch (FormatException exception)
        {
            throw Refused(exception.Message);
        }
    }

    private static FormatException Refused(string why) => new($"{why} Remedy: deploy the rule again.");

    private static RuleResource Resource(EventJson item) => new(item.Text("resourceType"), item.Text("resourceId"));

    private static string? NotApplicable(string messageType, bool eventLeftScope) =>
        (messageType, eventLeftScope) switch
    {
        (_, true) => "The resource has left the rule's scope.",
        (Scheduled, _) => null,
        _ => "This rule judges the account's root user on schedule, not single resources.",
    };
}

/// <summary>The request of an event, or the reason why it is not answered.</summary>
/// <param name="Account">The account that owns the rule.</param>
/// <param name="Request">What to do, or null.</param>
/// <param name="Refusal">Why nothing is done, where the request is null.</param>
public sealed record RuleEventReading(AccountId Account, RuleRequest? Request, string? Refusal);

/// <summary>One evaluation that AWS Config asks for.</summary>
/// <param name="Account">The account that owns the rule, and is judged.</param>
/// <param name="RuleName">The rule's name in that account (an organization rule's carries a suffix).</param>
/// <param name="Control">The control that the rule is.</param>
/// <param name="Parameters">What the organization set of it.</param>
/// <param name="Resource">What the result is recorded for.</param>
/// <param name="OrderingTimestamp">Which result counts as the newer one.</param>
/// <param name="ResultToken">Ties the result to this invocation.</param>
/// <param name="NotApplicableBecause">Why there is nothing to judge, or null where there is.</param>
public sealed record RuleRequest(
    AccountId Account,
    string RuleName,
    IControl Control,
    ControlParameters Parameters,
    RuleResource Resource,
    DateTimeOffset OrderingTimestamp,
    string ResultToken,
    string? NotApplicableBecause);

/// <summary>The resource for which a result is recorded, in AWS Config's words.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Id">The resource id.</param>
public sealed record RuleResource(string Type, string Id)
{
    /// <summary>The account itself.</summary>
    public static RuleResource Of(AccountId account) => new("AWS::::Account", account.Value);
}
