using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The account that an event is about, where another one sent it.</summary>
/// <remarks>
/// The management account, or a delegated administrator, changes a member's root e-mail address by its account id.
/// Source: https://docs.aws.amazon.com/accounts/latest/reference/API_StartPrimaryEmailUpdate.html
/// </remarks>
public static class NamedAccount
{
    /// <summary>
    /// The account whose root session, e-mail address or policies an event is about; null for any other event.
    /// </summary>
    public static AccountId? Of(RootActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return RootSessionReading.TargetOf(activity) ?? OfEmail(activity) ?? MovedQuarantine.TargetOf(activity);
    }

    /// <summary>
    /// The account whose e-mail address it is: the sender where none is named, or none of the organization.
    /// </summary>
    internal static AccountId OfEmail(RootActivity activity, ActivityContext context) =>
        OfEmail(activity) is { } named && context.Accounts.Contains(named)
            ? named
            : activity.Accounts.Sender.Require();

    private static AccountId? OfEmail(RootActivity activity) =>
        WatchedEvents.EmailUpdates.Contains(activity.Name)
            && activity.Details.Request?["accountId"] is JsonValue value
            && value.GetValueKind() == JsonValueKind.String
                ? AccountId.TryParse(value.GetValue<string>())
                : null;
}
