using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>Central root access: the two features of the organization.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html
/// </remarks>
internal static class RootFeatureOperations
{
    private const string Service = "iam.amazonaws.com";

    public static IEnumerable<Operation> All =>
    [
        Enable("EnableOrganizationsRootCredentialsManagement", "RootCredentialsManagement"),
        Enable("EnableOrganizationsRootSessions", "RootSessions"),
        new("iam", "ListOrganizationsFeatures", RequiredPermission.Of("iam:ListOrganizationsFeatures"), List),
    ];

    private static Operation Enable(string operation, string feature) =>
        new("iam", operation, RequiredPermission.Of($"iam:{operation}"), (call, _) => Enable(call, feature));

    private static JsonObject Enable(Call call, string feature)
    {
        if (call.Account.Id != call.World.ManagementAccountId)
        {
            throw new AwsError(
                "CallerIsNotManagementAccountException",
                "The request was rejected because the account making the request is not the management account for the "
                + "organization.");
        }

        DemandServiceAccess(call);
        call.World.OrganizationFeatures.Add(feature);
        return Describe(call);
    }

    private static JsonObject List(Call call, JsonObject input)
    {
        if (call.Account.Id != call.World.ManagementAccountId
            && !call.World.DelegatedAdministrators.Exists(
                administrator => administrator.AccountId == call.Account.Id && administrator.Service == Service))
        {
            throw new AwsError(
                "AccountNotManagementOrDelegatedAdministratorException",
                "The request was rejected because the account making the request is not the management account or "
                + "delegated administrator account for centralized root access.");
        }

        DemandServiceAccess(call);
        return Describe(call);
    }

    private static void DemandServiceAccess(Call call)
    {
        if (!call.World.TrustedServices.ContainsKey(Service))
        {
            throw new AwsError(
                "ServiceAccessNotEnabledException",
                "The request was rejected because trusted access is not enabled for IAM in Organizations.");
        }
    }

    private static JsonObject Describe(Call call) => new()
    {
        ["OrganizationId"] = call.World.OrganizationId,
        ["EnabledFeatures"] = new JsonArray(
            [.. call.World.OrganizationFeatures.Select(feature => JsonValue.Create(feature))]),
    };
}
