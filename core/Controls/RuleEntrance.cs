using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Core.Controls;

/// <summary>
/// The first look at an event: which account asks, and if the rule is one that an organization put there. Nothing else
/// is read before, and no AWS call is made.
/// </summary>
/// <param name="Account">The account that owns the rule; null where the event does not even say that.</param>
/// <param name="Refusal">The reason why it is not answered; null where it may be.</param>
/// <remarks>
/// Anybody can make a rule of their own that names this function, in an account of the organization or outside: by its
/// name it may look like ours. What nobody but AWS Config can make is a rule below the service's own name
/// (https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html). Rules of
/// conformance packs stand below another name: no pack of ours has this function for a rule.
/// </remarks>
public sealed record RuleEntrance(AccountId? Account, string? Refusal)
{
    private const string Ours = $"config-rule/aws-service-rule/{TrustedServices.ConfigMultiAccountSetup}/";

    private const string Remedy =
        "Remedy: have its owner delete the AWS Config rule that names this function, or see in CloudTrail who invokes "
        + "it so.";

    /// <summary>Looks at an event. Nothing is thrown for any text.</summary>
    /// <param name="json">The event.</param>
    public static RuleEntrance Of(string json)
    {
        AccountId? account = null;
        try
        {
            var outer = new EventJson(EventText.Parse("the event", json), "the event");
            account = outer.Account("accountId");
            var rule = outer.OptionalText("configRuleArn") ?? "";
            if (!IsOfOrganization(rule, account))
            {
                return new(account,
                    $"The rule {(rule.Length == 0 ? "(no configRuleArn)" : Printable.Short(rule, 200))} in account "
                    + $"{account} is none that an organization put there: nothing is judged. {Remedy}");
            }

            return new(account, Notified(outer) is { } notified && notified != account.Value
                ? ConfigRuleEvent.OfAnother(outer.OptionalText("configRuleName") ?? rule, account, notified)
                : null);
        }
        catch (FormatException exception)
        {
            var why = Printable.Short(exception.Message, 200);
            return new(account, $"The event is none of AWS Config's: {why} {Remedy}");
        }
    }

    /// <summary>The account that the notification is about; null where it names none.</summary>
    private static string? Notified(EventJson outer)
    {
        try
        {
            var notification = new EventJson(
                EventText.Parse("invokingEvent", outer.Text("invokingEvent")), "invokingEvent");
            var subject = notification.OptionalObject("configurationItem")
                ?? notification.OptionalObject("configurationItemSummary")
                ?? notification;
            return subject.Loose("awsAccountId");
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // arn:PARTITION:config:REGION:ACCOUNT:config-rule/aws-service-rule/SERVICE/config-rule-ID
    private static bool IsOfOrganization(string rule, AccountId account) =>
        rule.Split(':') is ["arn", _, "config", _, var owner, var resource]
        && owner == account.Value
        && resource.StartsWith(Ours, StringComparison.Ordinal)
        && resource.Length > Ours.Length
        && !resource[Ours.Length..].Contains('/', StringComparison.Ordinal);
}
