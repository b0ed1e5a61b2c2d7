using Guardrails.Core.Activity;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>Sentences on an event for whoever is told: who did what, from where.</summary>
internal static class Sentences
{
    /// <summary>The sentences. Text from outside is made printable where it is shown, not here.</summary>
    public static IReadOnlyList<string> Of(RootActivity activity)
    {
        var caller = activity.Caller.TryGet(out var known) ? known : null;
        var service = activity.EventSource.Split('.')[0];
        return
        [
            $"{caller?.Arn ?? caller?.Type ?? "An unnamed caller"} called {service}:{activity.Name}"
                + (activity.Region is { } region ? $" in {region}." : "."),
            .. Where(activity.Origin.Address, address => $"The call came from {address}."),
            .. Where(activity.Origin.Agent, agent => $"The program calls itself: {agent}"),
            .. Where(caller?.Credential.AccessKeyId, key => $"It was signed by {key}."),
            .. Where(Failure(activity), why => $"AWS refused it: {why}"),
        ];
    }

    private static string? Failure(RootActivity activity) =>
        activity.Outcome.TryGet(out var outcome) ? outcome.Failure : null;

    private static IEnumerable<string> Where(string? value, Func<string, string> sentence) =>
        string.IsNullOrEmpty(value) ? [] : [sentence(value)];
}
