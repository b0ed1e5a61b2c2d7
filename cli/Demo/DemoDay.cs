using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws;
using Guardrails.Cli.Incidents;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reporting;
using Guardrails.Local;

namespace Guardrails.Cli.Demo;

/// <summary>
/// A day of root activity after the deploy, and what people are told of it: a sign-in without MFA, a key that is made
/// and deleted again, a root session that nobody is listed for, an account that can no longer be judged.
/// </summary>
internal sealed class DemoDay(
    LocalOrganization aws, DemoClock clock, OrganizationConfig config, IProgress<string> progress)
{
    /// <summary>The account whose root user signs in without MFA.</summary>
    private static readonly AccountId SignsIn = AccountId.Parse("444444444444");

    /// <summary>The account that the exemption lets make a key.</summary>
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    /// <summary>The account whose root session somebody opens who is not listed.</summary>
    private static readonly AccountId Opened = AccountId.Parse("777777777777");

    /// <summary>The account in which the evaluator's role is removed.</summary>
    public static readonly AccountId Blinded = AccountId.Parse("555555555555");

    /// <summary>Less urgent news waits ten minutes for others of its kind.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(11);

    /// <summary>AWS Config asks every day, and not to the minute.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromHours(23.9);

    /// <summary>Runs the day.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var address in config.Alerts.Routes.Select(route => route.Email).Distinct())
            aws.Confirm(address);

        progress.Report("Watch: what was there before the deploy comes in one digest");
        await PassAsync(Quiet, cancellation);

        progress.Report("Watch: a root user signs in without MFA; its events come twice and out of order");
        aws.SignInRoot(SignsIn, mfa: false);
        aws.DisturbEvents();
        await PassAsync(Quiet, cancellation);

        progress.Report("Watch: the root user of the exempt account makes a key, and deletes it an hour later");
        var key = await MakeKeyAsync(cancellation);
        await PassAsync(TimeSpan.FromHours(1), cancellation);
        await DeleteKeyAsync(key, cancellation);
        await PassAsync(Quiet, cancellation);

        progress.Report("Watch: somebody who is not listed opens a root session");
        await OpenRootSessionAsync(cancellation);
        await PassAsync(TimeSpan.FromMinutes(31), cancellation);

        progress.Report("Watch: the evaluator's role is removed in an account, and two periods pass");
        aws.RemoveRole(Blinded, DeployedNames.MemberRole);
        await aws.EvaluateConfigRulesAsync(only: null, cancellation);
        for (var period = 0; period < 2; period++)
        {
            await PassAsync(Period, cancellation);
            await aws.EvaluateConfigRulesAsync(only: null, cancellation);
        }

        await PassAsync(Quiet, cancellation);
    }

    /// <summary>Reads what people got to know.</summary>
    /// <returns>
    /// The mails, in the order in which they came, the incidents that ended, and the report of the last day.
    /// </returns>
    public async Task<(
        IReadOnlyList<ToldMessage> Messages, IReadOnlyList<ClosedIncident> Ended, ComplianceReport Report)> ReadAsync(
        CancellationToken cancellation)
    {
        progress.Report("Measure: the report of these days");
        var ledger = Ledger();
        return (
            [
                .. aws.Describe().Mails.OrderBy(mail => mail.SentAt)
                    .ThenBy(mail => mail.Subject, StringComparer.Ordinal)
                    .Select(mail => new ToldMessage(mail.SentAt, mail.Recipient, mail.Subject, mail.Body)),
            ],
            await EndedAsync(ledger, cancellation),
            await ledger.Reports(config.DetectionRegion, progress)
                .ReadAsync(ReportScope.Of(config), problems: [], cancellation));
    }

    /// <summary>The ledger, as the delegated administrator account's people read it.</summary>
    private LiveLedger Ledger() => new(
        new AwsClients(AwsClients.Impatient, settings =>
        {
            settings.ServiceURL = aws.Endpoint.ToString();
            settings.AuthenticationRegion = config.HomeRegion;
            settings.DefaultAWSCredentials = Credentials(aws.Administrator(config.DelegatedAdministrator));
        }),
        ProofEndpoint.Of(config.Partition),
        clock);

    /// <summary>The incidents that ended, as <c>guardrails incidents --all</c> lists them.</summary>
    private async Task<IReadOnlyList<ClosedIncident>> EndedAsync(LiveLedger ledger, CancellationToken cancellation)
    {
        var read = await new IncidentsReader(ledger, progress).ReadAsync(only: null, ended: true, cancellation);
        return IncidentsReport.Of(read).Ended;
    }

    /// <summary>Time passes, and whatever follows from what happened follows.</summary>
    private async Task PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        await aws.DeliverEventsAsync(cancellation);
        clock.Advance(time);
        await aws.DeliverEventsAsync(cancellation);
    }

    private async Task<string> MakeKeyAsync(CancellationToken cancellation)
    {
        using var iam = Iam();
        return (await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest(), cancellation)).AccessKey.AccessKeyId;
    }

    private async Task DeleteKeyAsync(string key, CancellationToken cancellation)
    {
        using var iam = Iam();
        await iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { AccessKeyId = key }, cancellation);
    }

    private async Task OpenRootSessionAsync(CancellationToken cancellation)
    {
        using var sts = new AmazonSecurityTokenServiceClient(
            Credentials(aws.Administrator(config.ManagementAccount)), Endpoint<AmazonSecurityTokenServiceConfig>());
        await sts.AssumeRootAsync(
            new AssumeRootRequest
            {
                TargetPrincipal = Opened.Value,
                TaskPolicyArn = new PolicyDescriptorType { Arn = TaskPolicies.Audit(config.Partition) },
            },
            cancellation);
    }

    private AmazonIdentityManagementServiceClient Iam() => new(
        Credentials(aws.RootUser(Exempt)), Endpoint<AmazonIdentityManagementServiceConfig>());

    private T Endpoint<T>() where T : ClientConfig, new() => new()
    {
        ServiceURL = aws.Endpoint.ToString(),
        AuthenticationRegion = config.HomeRegion,
        MaxErrorRetry = 0,
    };

    private static AWSCredentials Credentials(LocalCredentials one) => one.SessionToken is null
        ? new BasicAWSCredentials(one.AccessKeyId, one.SecretAccessKey)
        : new SessionAWSCredentials(one.AccessKeyId, one.SecretAccessKey, one.SessionToken);
}

/// <summary>A mail that somebody got.</summary>
/// <param name="At">The time at which it was sent (UTC).</param>
/// <param name="Recipient">The address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
internal sealed record ToldMessage(DateTimeOffset At, string Recipient, string Subject, string Body);
