using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Evidence;

/// <summary>Has IAM make its credential report (at most every four hours it really does) and reads it.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
internal sealed class CredentialReportReader(IAmazonIdentityManagementService iam, AwsCalls calls)
{
    /// <summary>Waits between attempts, eight seconds together: the report only adds detail.</summary>
    private static readonly TimeSpan[] Waits = [.. new[] { 0.25, 0.5, 1, 2, 4 }.Select(TimeSpan.FromSeconds)];

    /// <summary>The root row, or why it is missing, with the call and the remedy.</summary>
    /// <exception cref="AwsCallException">All time was up.</exception>
    public async Task<RootReportReading> ReadAsync(SourceTime time)
    {
        var cancellation = time.Token;
        try
        {
            foreach (var wait in Waits)
            {
                if (await TryReadAsync(cancellation) is { } report)
                    return report;
                await calls.WaitAsync(IamActions.GenerateCredentialReport, wait, cancellation);
            }

            return await TryReadAsync(cancellation) ?? throw calls.Failed(
                IamActions.GenerateCredentialReport,
                "IAM was still making the credential report",
                "none needed, as the next evaluation finds it; "
                + "if this persists, generate one in the account's IAM console.");
        }
        catch (AwsCallException exception) when (!time.IsAllUp)
        {
            return new(Row: null, exception.ToGap());
        }
    }

    private async Task<RootReportReading?> TryReadAsync(CancellationToken cancellation)
    {
        var generation = await calls.MakeAsync(
            IamActions.GenerateCredentialReport,
            () => iam.GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), cancellation),
            cancellation);
        return generation.State == ReportStateType.COMPLETE
            ? await calls.MakeAsync(IamActions.GetCredentialReport, () => GetAsync(cancellation), cancellation)
            : null;
    }

    private async Task<RootReportReading?> GetAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await iam.GetCredentialReportAsync(new GetCredentialReportRequest(), cancellation);
            using var text = new StreamReader(answer.Content ?? throw Lacks("content"));
            var generatedAt = answer.GeneratedTime ?? throw Lacks("time");
            return CredentialReport.Parse(await text.ReadToEndAsync(cancellation), new(generatedAt.ToUniversalTime()));
        }
        catch (Exception exception) when (exception is CredentialReportNotReadyException
            or CredentialReportNotPresentException or CredentialReportExpiredException)
        {
            return null;
        }
    }

    private AwsCallException Lacks(string what) =>
        calls.Unreadable(IamActions.GetCredentialReport, $"it has no {what}");
}
