using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>Service-managed StackSets. Their instances are deployed by whoever called.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
/// </remarks>
internal static class StackSets
{
    private const int TemplateLimit = 51_200;

    public static IEnumerable<Operation> All =>
    [
        new("cloudformation", "CreateStackSet", RequiredPermission.Of("cloudformation:CreateStackSet"), Put),
        new("cloudformation", "UpdateStackSet", RequiredPermission.Of("cloudformation:UpdateStackSet"), Put),
    ];

    /// <summary>
    /// The accounts that a StackSet reaches: ACTIVE ones under its targets, never the management account.
    /// </summary>
    public static IReadOnlyList<Account> Accounts(World world, StackSet stackSet) =>
        [.. world.Accounts.Values.Where(account => Reaches(world, stackSet, account))];

    /// <summary>Tells whether a StackSet reaches an account.</summary>
    public static bool Reaches(World world, StackSet stackSet, Account account) =>
        account.Id != world.ManagementAccountId
            && account.State == Account.Active
            && world.PathTo(account.Id).Any(stackSet.Targets.Contains);

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        CheckCaller(call, input);
        if (input.Required("PermissionModel") != "SERVICE_MANAGED")
            throw Invalid("Only service-managed StackSets exist here: PermissionModel must be SERVICE_MANAGED.");
        if (input["AutoDeployment"] is not JsonObject auto || auto["Enabled"] is null)
            throw Invalid("A service-managed StackSet needs AutoDeployment.Enabled.");

        var body = input.Required("TemplateBody");
        if (body.Length is 0 or > TemplateLimit)
            throw Invalid($"TemplateBody has {body.Length} characters; 1 to {TemplateLimit} are accepted.");
        var template = Template(body);
        CheckCapabilities(template, input.Texts("Capabilities"));

        var targets = input.Texts("OrganizationalUnitIds");
        foreach (var target in targets)
        {
            if (target != world.RootId && !world.Units.ContainsKey(target))
                throw Invalid($"{target} is neither the root nor an organizational unit of {world.OrganizationId}.");
        }

        var regions = input.Texts("Regions");
        if (targets.Count == 0 || regions.Count == 0)
            throw Invalid("A stack instances group needs OrganizationalUnitIds and Regions.");

        var name = input.Required("StackSetName");
        var id = world.Of<StackSetState>().StackSets.GetValueOrDefault(name)?.Id
            ?? $"{name}:{world.Next("stackset"):00000000}-0000-4000-8000-000000000000";
        var count = input.Integer("FailureToleranceCount");
        var percentage = input.Integer("FailureTolerancePercentage");
        world.Of<StackSetState>().StackSets[name] = new(
            name,
            id,
            call.Caller.AccountId,
            template,
            auto["Enabled"]!.ToString() is "true" or "True",
            targets,
            regions,
            accounts => count ?? accounts * (percentage ?? 0) / 100);
        return new() { ["StackSetId"] = id };
    }

    private static void CheckCaller(Call call, JsonObject input)
    {
        var world = call.World;
        if (world.Of<StackSetState>().Access != OrganizationsAccess.Enabled)
        {
            throw Invalid(
                "You must enable organizations access to operate a service managed stack set: "
                + "call ActivateOrganizationsAccess in the management account first.");
        }

        var callAs = input.Text("CallAs") ?? "SELF";
        var delegated = world.DelegatedAdministrators.Any(
            one => one.Service == OrganizationsAccess.StackSetsMember && one.AccountId == call.Caller.AccountId);
        var allowed = callAs == "DELEGATED_ADMIN" ? delegated : call.Caller.AccountId == world.ManagementAccountId;
        if (!allowed)
        {
            throw Invalid(callAs == "DELEGATED_ADMIN"
                ? $"Account {call.Caller.AccountId} is not registered as delegated administrator of "
                    + $"{OrganizationsAccess.StackSetsMember}."
                : $"CallAs SELF works in the management account {world.ManagementAccountId} only; a delegated "
                    + "administrator calls as DELEGATED_ADMIN.");
        }
    }

    private static void CheckCapabilities(JsonObject template, IReadOnlyList<string> capabilities)
    {
        foreach (var (logicalId, resource) in template["Resources"] as JsonObject ?? [])
        {
            if ((string?)resource?["Type"] != "AWS::IAM::Role")
                continue;
            var named = resource["Properties"]?["RoleName"] is not null;
            if (!capabilities.Contains("CAPABILITY_NAMED_IAM") && (named || !capabilities.Contains("CAPABILITY_IAM")))
            {
                throw new AwsError(
                    "InsufficientCapabilitiesException",
                    $"Requires capabilities : [{(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM")}] for {logicalId}");
            }
        }
    }

    private static JsonObject Template(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw Invalid("TemplateBody is not a JSON object.");
        }
        catch (JsonException error)
        {
            throw Invalid($"TemplateBody is not JSON, which is all that this StackSet reads: {error.Message}");
        }
    }

    private static AwsError Invalid(string message) => new("ValidationError", message);
}
