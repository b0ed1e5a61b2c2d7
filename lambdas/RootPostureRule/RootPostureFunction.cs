using Amazon.ConfigService;
using Amazon.IdentityManagement;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Guardrails.Aws;
using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>A Config custom rule that judges the root user of one account: read, decide, write.</summary>
internal sealed class RootPostureFunction
{
    private readonly Settings _settings;
    private readonly OrganizationMembership _membership;
    private readonly MemberSessions _members;
    private readonly TextWriter _log;

    /// <summary>As Lambda runs it.</summary>
    public RootPostureFunction()
        : this(Settings.Read(Environment.GetEnvironmentVariable), TimeProvider.System, Console.Out)
    {
    }

    /// <summary>As tests run it.</summary>
    public RootPostureFunction(Settings settings, OrganizationMembership membership, MemberSessions members, TextWriter log) =>
        (_settings, _membership, _members, _log) = (settings, membership, members, log);

    private RootPostureFunction(Settings settings, TimeProvider time, TextWriter log)
        : this(
            settings,
            new(new AmazonOrganizationsClient(), settings.Organization, time),
            Members(settings, new AmazonSecurityTokenServiceClient(), time),
            log)
    {
    }

    /// <summary>What reads what a root session lists.</summary>
    public static ReadRootAudit Audits(
        Settings settings, IAmazonSecurityTokenService sts, Func<AWSCredentials, IAmazonIdentityManagementService> iam, TimeProvider time) => settings.RootSessions
        ? new RootAuditReader(sts, settings.Partition, settings.ManagementAccount, iam, time).ReadAsync
        : (_, _) => Task.FromResult(RootAuditReading.None($"the organization does not have IAM's feature {TrustedServices.RootSessions}."));

    private static MemberSessions Members(Settings settings, IAmazonSecurityTokenService sts, TimeProvider time)
    {
        Func<AWSCredentials, IAmazonIdentityManagementService> iam = credentials => new AmazonIdentityManagementServiceClient(credentials);
        return new(sts, settings.Partition, settings.MemberRoleName, iam, credentials => new AmazonConfigServiceClient(credentials), Audits(settings, sts, iam, time), time);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var line = new LogLine(_log);
        try
        {
            using var text = new StreamReader(request);
            var reading = ConfigRuleEvent.Read(await text.ReadToEndAsync(cancellation));
            line.Rule = reading.Request;
            line.Refusal = reading.Refusal ?? await _membership.WhyNotMemberAsync(reading.Request!.Account, cancellation);
            if (line.Refusal is null)
                line.Verdict = await EvaluateAsync(reading.Request!, line, cancellation);
        }
        catch (Exception exception)
        {
            line.Failure = exception;
            throw;
        }
        finally
        {
            line.Write();
        }

        return Stream.Null;
    }

    private async Task<Verdict> EvaluateAsync(RuleRequest rule, LogLine line, CancellationToken cancellation)
    {
        using var member = await _members.OpenAsync(rule.Account, cancellation);
        var verdict = rule.NotApplicableBecause is { } reason
            ? new Verdict(rule.Account, rule.Control.Name, Compliance.NotApplicable, [reason])
            : RootPosture.Evaluate(
                line.Evidence = await member.Evidence.ReadAsync(rule.Account, rule.OrderingTimestamp, cancellation), rule.Control, rule.Parameters, _settings.Partition);
        if (verdict.Compliance == Compliance.Unknown)
            throw new UnknownPostureException(verdict);
        await member.Evaluations.SendAsync(rule, verdict, cancellation);
        return verdict;
    }
}
