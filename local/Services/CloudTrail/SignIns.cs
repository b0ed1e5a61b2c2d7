using System.Text.Json.Nodes;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>Events of a root user that signs in to the console.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html.
/// A root user's are logged in us-east-1; a failed one has a message and no code.
/// </remarks>
internal static class SignIns
{
    /// <summary>Logs a sign-in, and before it the check of MFA where there is one.</summary>
    public static void Log(World world, string accountId, bool mfa, bool succeeds)
    {
        var arn = $"arn:{world.Partition}:iam::{accountId}:root";
        if (mfa)
        {
            Put("CheckMfa", new() { ["CheckMfa"] = "Success" }, new() { ["MfaType"] = "Virtual MFA" }, error: null);
        }

        var additional = new JsonObject
        {
            ["LoginTo"] = "https://console.aws.amazon.com/console/home",
            ["MobileVersion"] = "No",
            ["MFAUsed"] = mfa ? "Yes" : "No",
        };
        if (mfa)
            additional["MFAIdentifier"] = $"arn:{world.Partition}:iam::{accountId}:mfa/root-account-mfa-device";
        Put(
            "ConsoleLogin",
            new() { ["ConsoleLogin"] = succeeds ? "Success" : "Failure" },
            additional,
            succeeds ? null : "Failed authentication");

        void Put(string name, JsonObject answer, JsonObject more, string? error)
        {
            var members = new JsonObject
            {
                ["userIdentity"] = new JsonObject
                {
                    ["type"] = "Root",
                    ["principalId"] = accountId,
                    ["arn"] = arn,
                    ["accountId"] = accountId,
                    ["accessKeyId"] = "",
                },
                ["sourceIPAddress"] = "203.0.113.7",
                ["userAgent"] = "Mozilla/5.0",
                ["requestParameters"] = null,
                ["responseElements"] = answer,
                ["additionalEventData"] = more,
            };
            if (error is not null)
                members["errorMessage"] = error;
            TrailEvent.Put(world, accountId, "signin", name, TrailEvent.ConsoleSignIn, members);
        }
    }
}
