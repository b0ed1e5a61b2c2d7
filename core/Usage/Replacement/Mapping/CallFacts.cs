using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The parts of an event that name resources.</summary>
/// <param name="Event">The event.</param>
/// <param name="Partition">The partition of the caller.</param>
/// <param name="Account">The caller's account.</param>
/// <param name="Region">The Region, or empty.</param>
internal sealed record CallFacts(RootActivity Event, Partition Partition, AccountId Account, string Region)
{
    /// <summary>The parameters of the call.</summary>
    public JsonObject Request => Event.Details.Request ?? [];

    /// <summary>Reads them; null where the event does not say whose account it is.</summary>
    public static CallFacts? Of(RootActivity activity)
    {
        if (!activity.Accounts.Caller.TryGet(out var account) && !activity.Accounts.Recipient.TryGet(out account))
            return null;
        var region = activity.Region ?? "";
        var partition = Partition.All.FirstOrDefault(one => one.HasRegion(region));
        return partition is null ? null : new(activity, partition, account, region);
    }

    /// <summary>The texts of a parameter, found without case: one, or those of a list.</summary>
    /// <param name="path">Its name; after a point the name of one within, also in each of a list.</param>
    public IReadOnlyList<string> Values(string path)
    {
        IEnumerable<JsonNode?> nodes = [Request];
        foreach (var name in path.Split('.'))
        {
            nodes = nodes.SelectMany(Flat).OfType<JsonObject>().SelectMany(json => json
                .Where(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase))
                .Select(property => property.Value));
        }

        return [.. nodes.SelectMany(Flat).OfType<JsonValue>().Select(Text).OfType<string>().Where(IsSaid)];
    }

    /// <summary>True where the call has a parameter, whatever is in it.</summary>
    public bool Has(string name) => Request.Any(property =>
        string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase) && property.Value is not null);

    /// <summary>Every text in the parameters, at any depth, with the name of its property.</summary>
    public IEnumerable<(string Name, string Value)> Texts() => new EventJson(Request, "request").TextsWithin();

    /// <summary>The ARNs that the event lists as its resources.</summary>
    public IEnumerable<string> ListedArns => Event.Resources.Select(resource => resource.Arn).OfType<string>();

    private static IEnumerable<JsonNode?> Flat(JsonNode? node) =>
        node is JsonArray items ? items.AsEnumerable() : Enumerable.Repeat(node, 1);

    private static bool IsSaid(string text) => text.Length > 0;

    private static string? Text(JsonValue value) => value.TryGetValue(out string? text) ? text : null;
}
