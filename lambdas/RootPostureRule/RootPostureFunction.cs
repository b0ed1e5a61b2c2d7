using Guardrails.Aws;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Names;

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
        : this(Settings.Read(Environment.GetEnvironmentVariable), new(), TimeProvider.System, Console.Out)
    {
    }

    /// <summary>With clients of whatever stands for AWS.</summary>
    public RootPostureFunction(Settings settings, AwsClients aws, TimeProvider time, TextWriter log)
    {
        (_settings, _log) = (settings, log);
        _membership = new(aws.Organizations(), settings.Organization, time);
        _members = new(
            aws.SecurityToken(), settings.Partition, settings.MemberRoleName, aws.IdentityManagement, aws.ConfigService, Audits(settings, aws, time), time);
    }

    /// <summary>What reads what a root session lists. It has an STS client of its own: AWS throttles root sessions tightly, and roles need not wait for that.</summary>
    private static ReadRootAudit Audits(Settings settings, AwsClients aws, TimeProvider time) => settings.RootSessions
        ? new RootAuditReader(aws.SecurityToken(), settings.Partition, settings.ManagementAccount, aws.IdentityManagement, time).ReadAsync
        : (_, _) => Task.FromResult(RootAuditReading.None($"the organization does not have IAM's feature {TrustedServices.RootSessions}."));

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var line = new LogLine(_log);
        try
        {
            using var text = new StreamReader(request);
            var reading = ConfigRuleEvent.Read(await text.ReadToEndAsync(cancellation), ControlCatalog.All);
            (line.Account, line.Rule) = (reading.Account, reading.Request);
            line.Refusal = reading.Refusal ?? await _membership.WhyNotMemberAsync(reading.Account, cancellation);
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
