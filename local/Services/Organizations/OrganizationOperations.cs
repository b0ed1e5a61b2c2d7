using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Organizations;

/// <summary>The organization and its accounts.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html</remarks>
internal static class OrganizationOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(
            "organizations",
            "DescribeOrganization",
            RequiredPermission.Of("organizations:DescribeOrganization"),
            DescribeOrganization),
        new("organizations", "DescribeAccount", OnAccount, DescribeAccount),
        new("organizations", "ListAccounts", RequiredPermission.Of("organizations:ListAccounts"), ListAccounts),
    ];

    /// <summary>An account as Organizations describes it. Its former Status was retired in September 2026.</summary>
    public static JsonObject Describe(World world, Account account) => new()
    {
        ["Id"] = account.Id,
        ["Arn"] = OrganizationArns.Account(world, account.Id),
        ["Email"] = account.Email,
        ["Name"] = account.Name,
        ["State"] = account.State,
        ["Paths"] = new JsonArray(OrganizationArns.Path(world, account.Id)),
        ["JoinedMethod"] = account.JoinedMethod,
        ["JoinedTimestamp"] = account.JoinedAt,
    };

    private static JsonObject DescribeOrganization(Call call, JsonObject input)
    {
        var world = call.World;
        var management = world.Account(world.ManagementAccountId);
        return new JsonObject
        {
            ["Organization"] = new JsonObject
            {
                ["Id"] = world.OrganizationId,
                ["Arn"] = OrganizationArns.Organization(world),
                ["FeatureSet"] = "ALL",
                ["MasterAccountArn"] = OrganizationArns.Account(world, management.Id),
                ["MasterAccountId"] = management.Id,
                ["MasterAccountEmail"] = management.Email,
                // Says what could be enabled, not what is: ListRoots does.
                ["AvailablePolicyTypes"] = new JsonArray(
                    new JsonObject { ["Type"] = OrganizationPolicy.Type, ["Status"] = OrganizationPolicy.Enabled }),
            },
        };
    }

    private static RequiredPermission OnAccount(Call call, JsonObject input) =>
        new("organizations:DescribeAccount", OrganizationArns.Account(call.World, input.Required("AccountId")));

    private static JsonObject DescribeAccount(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        return new JsonObject { ["Account"] = Describe(call.World, call.World.Account(input.Required("AccountId"))) };
    }

    private static JsonObject ListAccounts(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        return OrganizationPage.Of(
            call, input, "Accounts", call.World.Accounts.Values.Select(account => Describe(call.World, account)));
    }
}
