using Guardrails.Core.Organizations;

namespace Guardrails.Core.Planning;

/// <summary>The people who would be told of incidents.</summary>
internal static class ToldPeople
{
    /// <summary>The notes about them; none where somebody is told everything.</summary>
    public static IReadOnlyList<string> Sentences(OrganizationConfig config)
    {
        if (!config.Detects || config.Alerts.Routes.Any(route => route.IsOfEverything))
            return [];
        if (config.Alerts.Routes is not [])
        {
            return
            [
                "No route of $.alerts.routes is told everything: alarms on what watches, the weekly sign of life and "
                    + "whatever else is no incident reach nobody by mail. Remedy: one route without kinds whose "
                    + "severity is high.",
            ];
        }

        return config.Alerts.Chat
            ? ["Nobody is told of incidents by mail ($.alerts.routes is empty): the topic for a chat is all there is."]
            : ["Nobody is told of incidents ($.alerts.routes is empty): they stand in the ledger, and that is all."];
    }
}
