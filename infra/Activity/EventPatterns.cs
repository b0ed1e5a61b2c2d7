using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>The patterns of the rules, made from the one list of events.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </remarks>
internal static class EventPatterns
{
    /// <summary>The operator under which one of several patterns is enough.</summary>
    public const string Or = "$or";

    /// <summary>A root user's credentials or MFA changed.</summary>
    public static JsonObject RootCredentials()
    {
        var pattern = Of(WatchedEvents.RootCredentials);
        pattern["detail"]![Or] = OfRoot();
        return pattern;
    }

    /// <summary>An account joined or left, as the management account, and nobody else, says.</summary>
    public static JsonObject MovedAccount(OrganizationConfig config)
    {
        var pattern = Of([.. WatchedEvents.JoinedAccounts, .. WatchedEvents.DepartedAccounts]);
        pattern["account"] = List([config.ManagementAccount.Value]);
        return pattern;
    }

    /// <summary>The caller is a root user, or the event is one of root users alone, whoever its caller is.</summary>
    private static JsonArray OfRoot() => new(
        new JsonObject { ["userIdentity"] = new JsonObject { ["type"] = List(["Root"]) } },
        new JsonObject { ["eventName"] = List(WatchedEvents.OfRootAlone) });

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
