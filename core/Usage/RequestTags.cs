using System.Text.Json.Nodes;

namespace Guardrails.Core.Usage;

/// <summary>The tags that a request gives to resources, in the forms in which services write them.</summary>
/// <remarks>
/// Most services have a list of pairs of a key and a value in a member whose name tells of tags; some have a map.
/// Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html and the samples of events on the pages
/// of Amazon EC2, AWS Lambda and Amazon S3.
/// </remarks>
internal static class RequestTags
{
    private static readonly string[] Keys = ["key", "Key", "tagKey", "TagKey"];
    private static readonly string[] Values = ["value", "Value", "tagValue", "TagValue"];

    /// <summary>The tags, each as <c>key=value</c>.</summary>
    public static IEnumerable<string> Of(JsonObject? request) =>
        request is null ? [] : Within(request, isOfTags: false);

    /// <summary>A text in a request.</summary>
    public static string? Text(JsonObject? request, string name) =>
        request?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static IEnumerable<string> Within(JsonNode? node, bool isOfTags) => node switch
    {
        JsonArray items => items.SelectMany(item => Within(item, isOfTags)),
        JsonObject pair when isOfTags && First(pair, Keys) is { } key => [$"{key}={First(pair, Values)}"],
        JsonObject map => map.SelectMany(member => member.Value switch
        {
            JsonObject tags when IsMap(member.Key, tags) => tags.Select(tag => $"{tag.Key}={Text(tags, tag.Key)}"),
            var inner => Within(inner, isOfTags || TellsOfTags(member.Key)),
        }),
        _ => [],
    };

    /// <summary>True for a map of tags: its members are texts, and none of them is half of a pair.</summary>
    private static bool IsMap(string name, JsonObject members) =>
        TellsOfTags(name) && First(members, Keys) is null
        && members.All(member => Text(members, member.Key) is not null);

    private static bool TellsOfTags(string name) => name.Contains("tag", StringComparison.OrdinalIgnoreCase);

    private static string? First(JsonObject json, string[] names) =>
        names.Select(name => Text(json, name)).FirstOrDefault(text => text is not null);
}
