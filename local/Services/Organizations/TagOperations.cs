using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Tags of accounts.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html
/// </remarks>
internal static class TagOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("organizations", "ListTagsForResource", OnResource, ListTags),
    ];

    private static RequiredPermission OnResource(Call call, JsonObject input) =>
        new("organizations:ListTagsForResource", OrganizationArns.Target(call.World, input.Required("ResourceId")));

    private static JsonObject ListTags(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var id = input.Required("ResourceId");
        if (!call.World.Accounts.TryGetValue(id, out var account))
            throw new AwsError("TargetNotFoundException", $"You specified a target that doesn't exist: {id}");
        return OrganizationPage.Of(
            call,
            input,
            "Tags",
            account.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }));
    }
}
