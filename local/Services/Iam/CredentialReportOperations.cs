using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>The credential report: made in the background, and not again for four hours.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal static class CredentialReportOperations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public static IEnumerable<Operation> All =>
    [
        new("iam", "GenerateCredentialReport", RequiredPermission.Of("iam:GenerateCredentialReport"), Generate),
        new("iam", "GetCredentialReport", RequiredPermission.Of("iam:GetCredentialReport"), Get),
    ];

    private static JsonObject Generate(Call call, JsonObject input)
    {
        var report = Reports(call).GetValueOrDefault(call.Account.Id);
        if (report is null || Expired(call, report))
        {
            Reports(call)[call.Account.Id] = new(
                call.Now, CredentialReportFile.Write(call.World, call.Account), Announced: false);
            return new JsonObject
            {
                ["State"] = "STARTED",
                ["Description"] = "No report exists. Starting a new report generation task",
            };
        }

        Reports(call)[call.Account.Id] = report with { Announced = true };
        return new JsonObject { ["State"] = "COMPLETE" };
    }

    private static JsonObject Get(Call call, JsonObject input)
    {
        if (!Reports(call).TryGetValue(call.Account.Id, out var report))
        {
            throw new AwsError(
                "ReportNotPresent", "No report is present. Use GenerateCredentialReport to generate one.", 410);
        }

        if (Expired(call, report))
        {
            throw new AwsError(
                "ReportExpired",
                "The most recent report has expired. Use GenerateCredentialReport to generate a new one.",
                410);
        }

        Reports(call)[call.Account.Id] = report with { Announced = true };
        // Whoever asks right after the start is told to wait.
        if (!report.Announced)
            throw new AwsError("ReportInProgress", "Credential report is not ready yet.", 404);

        return new JsonObject
        {
            ["Content"] = JsonValue.Create(Encoding.UTF8.GetBytes(report.Content)),
            ["ReportFormat"] = "text/csv",
            ["GeneratedTime"] = report.GeneratedAt,
        };
    }

    private static Dictionary<string, CredentialReport> Reports(Call call) => call.World.Of<IamState>().Reports;

    private static bool Expired(Call call, CredentialReport report) => call.Now - report.GeneratedAt >= Lifetime;
}
