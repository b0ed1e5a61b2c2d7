using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>Roles that only one AWS service can assume.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html</remarks>
internal static class ServiceLinkedRoleOperations
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["config.amazonaws.com"] = "AWSServiceRoleForConfig",
        ["config-conforms.amazonaws.com"] = "AWSServiceRoleForConfigConforms",
        ["config-multiaccountsetup.amazonaws.com"] = "AWSServiceRoleForConfigMultiAccountSetup",
    };

    public static IEnumerable<Operation> All =>
    [
        new("iam", "CreateServiceLinkedRole", OnServiceRole, Create),
    ];

    private static RequiredPermission OnServiceRole(Call call, JsonObject input)
    {
        var service = input.Required("AWSServiceName");
        var role = Names.GetValueOrDefault(service, "*");
        return new RequiredPermission(
            "iam:CreateServiceLinkedRole",
            $"arn:{call.World.Partition}:iam::{call.Account.Id}:role/aws-service-role/{service}/{role}")
            .With("iam:AWSServiceName", service);
    }

    private static JsonObject Create(Call call, JsonObject input)
    {
        var service = input.Required("AWSServiceName");
        if (!Names.TryGetValue(service, out var name))
        {
            throw new AwsError(
                "InvalidInput",
                $"Service role for {service} is not known: the service does not use service-linked roles.");
        }

        if (call.Account.Roles.ContainsKey(name))
        {
            throw new AwsError(
                "InvalidInput",
                $"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        return new JsonObject
        {
            ["Role"] = RoleOperations.Describe(Add(call.World, call.Account, service, input.Text("Description") ?? "")),
        };
    }

    private static Role Add(World world, Account account, string service, string description) => world.NewRole(
        account,
        Names[service],
        TrustPolicies.OfService(service),
        $"/aws-service-role/{service}/",
        description);
}
