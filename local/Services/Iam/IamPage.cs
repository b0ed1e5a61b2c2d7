using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Iam;

/// <summary>IAM's lists: <c>Marker</c>, <c>MaxItems</c>, <c>IsTruncated</c>.</summary>
internal static class IamPage
{
    /// <summary>The page that the input asks for.</summary>
    public static JsonObject Of(Call call, JsonObject input, string member, IEnumerable<JsonObject> items)
    {
        var page = Page.Of(
            call,
            items,
            input.Text("Marker"),
            input.Integer("MaxItems"),
            100,
            () => IamErrors.Invalid("Value at 'marker' failed to satisfy constraint: Invalid Marker"));
        var answer = new JsonObject { [member] = page.Items, ["IsTruncated"] = page.Next is not null };
        if (page.Next is not null)
            answer["Marker"] = page.Next;
        return answer;
    }
}
