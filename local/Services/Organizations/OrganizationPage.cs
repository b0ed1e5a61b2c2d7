using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Organizations' lists: <c>NextToken</c>, <c>MaxResults</c>.</summary>
internal static class OrganizationPage
{
    private const int Maximum = 20;

    /// <summary>The page that the input asks for.</summary>
    public static JsonObject Of(Call call, JsonObject input, string member, IEnumerable<JsonObject> items)
    {
        var size = input.Integer("MaxResults");
        if (size is < 1 or > Maximum)
        {
            throw OrganizationErrors.InvalidInput(
                size < 1 ? "MIN_VALUE_EXCEEDED" : "MAX_VALUE_EXCEEDED", $"MaxResults must be between 1 and {Maximum}.");
        }

        var page = Page.Of(
            call,
            items,
            input.Text("NextToken"),
            size,
            Maximum,
            () => OrganizationErrors.InvalidInput("INVALID_NEXT_TOKEN", "You specified an invalid next token."));
        var answer = new JsonObject { [member] = page.Items };
        if (page.Next is not null)
            answer["NextToken"] = page.Next;
        return answer;
    }
}
