using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Operations that describe a unit, and list what stands directly below one or below the root.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
/// </remarks>
internal static class TreeOperations
{
    public static IEnumerable<Operation> All =>
    [
        new(
            "organizations",
            "ListOrganizationalUnitsForParent",
            OnParent("organizations:ListOrganizationalUnitsForParent"),
            ListUnits),
        new("organizations", "ListAccountsForParent", OnParent("organizations:ListAccountsForParent"), ListAccounts),
        new("organizations", "DescribeOrganizationalUnit", OnUnit, DescribeUnit),
    ];

    private static RequiredPermission OnUnit(Call call, JsonObject input) => new(
        "organizations:DescribeOrganizationalUnit",
        OrganizationArns.Target(call.World, input.Required("OrganizationalUnitId")));

    private static Func<Call, JsonObject, RequiredPermission> OnParent(string action) => (call, input) =>
        new RequiredPermission(action, OrganizationArns.Target(call.World, input.Required("ParentId")));

    private static JsonObject ListUnits(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var (world, parent) = (call.World, Parent(call.World, input));
        var units = world.Units.Values.Where(unit => unit.ParentId == parent);
        return OrganizationPage.Of(call, input, "OrganizationalUnits", units.Select(unit => Describe(world, unit)));
    }

    private static JsonObject DescribeUnit(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var id = input.Required("OrganizationalUnitId");
        return call.World.Units.TryGetValue(id, out var unit)
            ? new JsonObject { ["OrganizationalUnit"] = Describe(call.World, unit) }
            : throw new AwsError(
                "OrganizationalUnitNotFoundException",
                $"You specified an organizational unit that doesn't exist: {id}");
    }

    private static JsonObject Describe(World world, Unit unit) => new()
    {
        ["Id"] = unit.Id,
        ["Arn"] = OrganizationArns.Target(world, unit.Id),
        ["Name"] = unit.Name,
        ["Path"] = OrganizationArns.Path(world, unit.Id),
    };

    private static JsonObject ListAccounts(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var (world, parent) = (call.World, Parent(call.World, input));
        var accounts = world.Accounts.Values.Where(account => account.ParentId == parent);
        return OrganizationPage.Of(
            call, input, "Accounts", accounts.Select(account => OrganizationOperations.Describe(world, account)));
    }

    private static string Parent(World world, JsonObject input)
    {
        var parent = input.Required("ParentId");
        if (parent is not (['r', '-', ..] or ['o', 'u', '-', ..]))
        {
            throw OrganizationErrors.InvalidInput(
                "INVALID_PATTERN", $"You provided a value that does not match the required pattern: {parent}");
        }

        return parent == world.RootId || world.Units.ContainsKey(parent)
            ? parent
            : throw new AwsError("ParentNotFoundException", $"You specified a parent that doesn't exist: {parent}");
    }
}
