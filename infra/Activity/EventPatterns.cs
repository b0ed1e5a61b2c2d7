using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>The patterns of the rules, made from the one list of events.</summary>
internal static class EventPatterns
{
    /// <summary>Matches everything that a root user, or a root session, does; for forwarding.</summary>
    /// <remarks>
    /// Reading calls do not match: EventBridge delivers them only to rules that ask for them, and this one does not.
    /// </remarks>
    public static JsonObject RootUser() => new()
    {
        ["source"] = new JsonArray(new JsonObject { ["prefix"] = WatchedEvent.SourcePrefix }),
        ["detail-type"] = List(WatchedEvents.DetailTypes),
        ["detail"] = new JsonObject { ["userIdentity"] = new JsonObject { ["type"] = List(["Root"]) } },
    };

    /// <summary>A root user's credentials or MFA changed.</summary>
    public static JsonObject RootCredentials()
    {
        var pattern = Of(WatchedEvents.RootCredentials);
        pattern["detail"]!["userIdentity"] = new JsonObject { ["type"] = List(["Root"]) };
        return pattern;
    }

    /// <summary>An account joined, as the management account, and nobody else, says.</summary>
    public static JsonObject JoinedAccount(OrganizationConfig config)
    {
        var pattern = Of(WatchedEvents.JoinedAccounts);
        pattern["account"] = List([config.ManagementAccount.Value]);
        return pattern;
    }

    private static JsonObject Of(IReadOnlyList<WatchedEvent> events) => new()
    {
        ["source"] = List(events.Select(watched => watched.Source).Distinct()),
        ["detail-type"] = List(WatchedEvents.DetailTypes),
        ["detail"] = new JsonObject
        {
            ["eventSource"] = List(events.Select(watched => watched.EventSource).Distinct()),
            ["eventName"] = List(events.Select(watched => watched.Name)),
        },
    };

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
