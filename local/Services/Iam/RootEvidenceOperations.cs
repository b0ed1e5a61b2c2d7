using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Iam;

/// <summary>Operations by which IAM tells any caller in the account about its root user.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html</remarks>
internal static class RootEvidenceOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("iam", "GetAccountSummary", RequiredPermission.Of("iam:GetAccountSummary"), GetAccountSummary)
        {
            Maps = ["SummaryMap"],
        },
        new("iam", "ListVirtualMFADevices", RequiredPermission.Of("iam:ListVirtualMFADevices"), ListVirtualMfaDevices),
    ];

    private static JsonObject GetAccountSummary(Call call, JsonObject input)
    {
        var root = call.Account.Root;
        return new JsonObject
        {
            ["SummaryMap"] = new JsonObject
            {
                // An inactive key counts too: believed, not documented.
                ["AccountAccessKeysPresent"] = Flag(root.AccessKeys.Count > 0),
                ["AccountMFAEnabled"] = Flag(root.MfaDevices.Count > 0),
                ["AccountPasswordPresent"] = Flag(root.HasPassword),
                ["AccountSigningCertificatesPresent"] = Flag(root.SigningCertificates.Count > 0),
                ["AccessKeysPerUserQuota"] = AccessKeyOperations.KeysPerUser,
                ["MFADevices"] = root.MfaDevices.Count,
                ["MFADevicesInUse"] = root.MfaDevices.Count,
                ["Roles"] = call.Account.Roles.Count,
                ["Users"] = 0,
            },
        };
    }

    private static JsonObject ListVirtualMfaDevices(Call call, JsonObject input)
    {
        var status = input.Text("AssignmentStatus") ?? "Any";
        if (status is not ("Any" or "Assigned" or "Unassigned"))
        {
            throw IamErrors.Invalid(
                $"Value '{status}' at 'assignmentStatus' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Assigned, Unassigned, Any]");
        }

        // A device that is assigned here is the root user's.
        var root = call.Account.Root;
        var assigned = root.MfaDevices.Where(device => device.Kind == MfaKind.Virtual && status != "Unassigned")
            .Select(device => Assigned(call, device));
        var others = root.DeactivatedDevices.Where(_ => status != "Assigned")
            .Select(device => new JsonObject { ["SerialNumber"] = device.Serial });
        return IamPage.Of(call, input, "VirtualMFADevices", assigned.Concat(others));
    }

    private static JsonObject Assigned(Call call, MfaDevice device) => new()
    {
        ["SerialNumber"] = device.Serial,
        ["EnableDate"] = device.EnabledAt,
        ["User"] = new JsonObject
        {
            ["UserId"] = call.Account.Id,
            ["Arn"] = $"arn:{call.World.Partition}:iam::{call.Account.Id}:root",
            ["CreateDate"] = call.Account.JoinedAt,
        },
    };

    private static int Flag(bool present) => present ? 1 : 0;
}
