using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Core.Posture;

namespace Guardrails.Aws;

/// <summary>Has IAM make its credential report (at most every four hours it really does) and reads it.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal sealed class CredentialReportReader(IAmazonIdentityManagementService iam, TimeProvider time)
{
    /// <summary>Waits between attempts, eight seconds together: the report only adds detail.</summary>
    private static readonly TimeSpan[] Waits = [.. new[] { 0.25, 0.5, 1, 2, 4 }.Select(TimeSpan.FromSeconds)];

    /// <summary>The root row, or why it is missing. Throws only when cancelled.</summary>
    public async Task<RootReportReading> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var wait in Waits)
            {
                if (await TryReadAsync(cancellation) is { } report)
                    return report;
                await Task.Delay(wait, time, cancellation);
            }

            return await TryReadAsync(cancellation) ?? new(Row: null, "IAM was still making the credential report.");
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return new(Row: null, $"the credential report could not be read ({AwsCallException.Reason(exception)}).");
        }
    }

    private async Task<RootReportReading?> TryReadAsync(CancellationToken cancellation)
    {
        var generation = await iam.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), cancellation);
        if (generation.State != ReportStateType.COMPLETE)
            return null;

        try
        {
            var report = await iam.GetCredentialReportAsync(new GetCredentialReportRequest(), cancellation);
            using var reader = new StreamReader(report.Content);
            var generatedAt = new DateTimeOffset((report.GeneratedTime ?? throw new FormatException("it has no time")).ToUniversalTime());
            return CredentialReport.Parse(await reader.ReadToEndAsync(cancellation), generatedAt);
        }
        catch (Exception exception) when (exception
            is CredentialReportNotReadyException or CredentialReportNotPresentException or CredentialReportExpiredException)
        {
            return null;
        }
    }
}
