using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Iam;

/// <summary>The root user's own password, devices and certificates: what it lists when it gives no user name.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
internal static class RootAuditOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("iam", "GetLoginProfile", RootUserPermission.Of("iam:GetLoginProfile"), GetLoginProfile),
        new("iam", "ListMFADevices", RootUserPermission.Of("iam:ListMFADevices"), ListMfaDevices),
        new(
            "iam",
            "ListSigningCertificates",
            RootUserPermission.Of("iam:ListSigningCertificates"),
            ListSigningCertificates),
    ];

    private static JsonObject GetLoginProfile(Call call, JsonObject input) =>
        RootUserPermission.Credentials(call, input).HasPassword
            ? new JsonObject
            {
                ["LoginProfile"] =
                    new JsonObject { ["CreateDate"] = call.Account.JoinedAt, ["PasswordResetRequired"] = false },
            }
            : throw IamErrors.NoSuchEntity($"Login Profile for User {call.Account.Id} cannot be found.");

    private static JsonObject ListMfaDevices(Call call, JsonObject input) =>
        IamPage.Of(
            call,
            input,
            "MFADevices",
            RootUserPermission.Credentials(call, input).MfaDevices.Select(device => new JsonObject
            {
                ["SerialNumber"] = device.Serial,
                ["EnableDate"] = device.EnabledAt,
            }));

    private static JsonObject ListSigningCertificates(Call call, JsonObject input) =>
        IamPage.Of(
            call,
            input,
            "Certificates",
            RootUserPermission.Credentials(call, input).SigningCertificates.Select(certificate => new JsonObject
            {
                ["CertificateId"] = certificate.Id,
                ["CertificateBody"] = "-----BEGIN CERTIFICATE-----",
                ["Status"] = certificate.Active ? "Active" : "Inactive",
                ["UploadDate"] = certificate.UploadedAt,
            }));
}
