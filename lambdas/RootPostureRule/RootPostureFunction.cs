using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>A Config custom rule that judges the root user of one account: read, decide, write.</summary>
internal sealed class RootPostureFunction
{
    /// <summary>Shown in an account's CloudTrail as who was there.</summary>
    private const string SessionName = "Guardrails-RootPostureRule";

    private readonly Settings _settings;
    private readonly AwsClients _aws;
    private readonly AwsCalls _calls;
    private readonly OrganizationMembership _membership;
    private readonly RoleSessions _sessions;
    private readonly ReadRootAudit _audit;
    private readonly Answers _answers;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RootPostureFunction(TimeProvider time)
        : this(Settings.Read(Environment.GetEnvironmentVariable), new(), time, new(Console.Out))
    {
    }

    /// <summary>With clients of whatever stands for AWS.</summary>
    public RootPostureFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        (_settings, _aws, _time, _log) = (settings, aws, time, log);
        _calls = new(EvaluatorRemedies.Terms, time);
        _membership = new(aws.Organizations(), settings.Organization, _calls, time);
        _sessions = new(aws.SecurityToken(), settings.Partition, SessionName, _calls);
        _audit = settings.RootSessions ? RootAudits() : WithoutRootSessions;
        _answers = new(
            new VerdictLedger(new(
                aws.In(settings.HomeRegion).Ledger(), DeployedNames.Ledger, _calls.With(EvaluatorRemedies.OfLedger))),
            settings.Region,
            time);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var line = new LogLine();
        try
        {
            using var text = new StreamReader(request);
            var json = await text.ReadToEndAsync(CancellationToken.None);

            // Who asks, before anything that the asker wrote: a stranger costs no call, no error and one line.
            var entrance = RuleEntrance.Of(json);
            line.Account = entrance.Account;
            line.Refusal = entrance.Refusal;
            if (line.Refusal is not null)
                return Stream.Null;
            if (cancellation.IsCancellationRequested)
                throw new OutOfTimeException(
                    $"Account {entrance.Account} is UNKNOWN: time was up before anything was asked.");
            if (await IsLeftAloneAsync(entrance.Account!, line, cancellation))
                return Stream.Null;

            var reading = ConfigRuleEvent.Read(json, ControlCatalog.All);
            (line.Rule, line.Refusal) = (reading.Request, reading.Refusal);
            if (line.Refusal is null)
                await AnswerAsync(reading.Request!, line, cancellation);
        }
        catch (Exception exception)
        {
            line.Failure = exception;
            throw;
        }
        finally
        {
            _log.Write(line.ToJson(_time.GetUtcNow()));
        }

        return Stream.Null;
    }

    /// <summary>
    /// The same by what is remembered of the account. That it is not watched is not believed for long: an account that
    /// was moved into a watched unit would wait a day for its first result.
    /// </summary>
    private async Task<bool> IsLeftAloneAsync(AccountId account, LogLine line, CancellationToken cancellation)
    {
        var known = await _membership.OfAsync(account, cancellation);
        return IsLeftAlone(known, line)
            && (line.NotWatched is null || _time.GetUtcNow() - known.AskedAt < OrganizationMembership.RefusedFor
                || IsLeftAlone(await _membership.AskAsync(account, cancellation), line));
    }

    /// <summary>
    /// Tells whether an account is none of ours or not watched, and notes why: its rule gets no answer, and no error.
    /// </summary>
    private bool IsLeftAlone(Membership membership, LogLine line)
    {
        line.Refusal = MembershipRefusal.Of(membership, _settings.Organization);
        line.NotWatched = line.Refusal is null
            ? NotWatched.Because(_settings.Detection, membership, _settings.ManagementAccount)
            : null;
        return (line.Refusal ?? line.NotWatched) is not null;
    }

    /// <summary>
    /// Answers, unless the account has left, or left the units that are watched, meanwhile: then it refuses calls,
    /// which trying again would not change. The ledger has what nobody could judge at once, with its cause.
    /// </summary>
    private async Task AnswerAsync(RuleRequest rule, LogLine line, CancellationToken cancellation)
    {
        try
        {
            using var member = await OpenAsync(rule.Account, cancellation);
            if (rule.NotApplicableBecause is { } reason)
            {
                line.Verdict = Verdict.NotApplicable(reason);
                await member.Evaluations.SendAsync(rule, line.Verdict, cancellation);
                return;
            }

            var verdict = await JudgeAsync(rule, member, line, cancellation);
            if (line.Evidence?.Gaps.Any(gap => gap.Refused) == true
                && await IsLeftAloneNowAsync(rule, verdict, line, cancellation))
            {
                return;
            }

            await _answers.GiveAsync(rule, verdict, line, member, cancellation);
            line.Verdict = verdict;
        }
        catch (Exception exception) when (exception is not (UnknownPostureException or UnrecordedException))
        {
            if (exception is AwsCallException { Refused: true } && await HasLeftAsync(rule, line, cancellation))
                return;
            await _answers.RecordUnknownAsync(rule, exception, line, cancellation);
            throw;
        }
    }

    /// <summary>Where AWS Organizations does not answer either, the account counts as ours: it is unknown.</summary>
    private async Task<bool> HasLeftAsync(RuleRequest rule, LogLine line, CancellationToken cancellation)
    {
        try
        {
            return IsLeftAlone(await _membership.AskAsync(rule.Account, cancellation), line);
        }
        catch (AwsCallException)
        {
            return false;
        }
    }

    /// <summary>
    /// Asks AWS Organizations again. Where it does not answer, what was seen to be bad is reported all the same: only
    /// its word that the account has left keeps that back.
    /// </summary>
    private async Task<bool> IsLeftAloneNowAsync(
        RuleRequest rule, Verdict verdict, LogLine line, CancellationToken cancellation)
    {
        try
        {
            return IsLeftAlone(await _membership.AskAsync(rule.Account, cancellation), line);
        }
        catch (AwsCallException) when (verdict.Compliance == Compliance.NonCompliant
            && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<Verdict> JudgeAsync(
        RuleRequest rule, MemberRoleSession member, LogLine line, CancellationToken cancellation)
    {
        var evidence = await member.Evidence.ReadAsync(rule.Account, rule.OrderingTimestamp, cancellation);
        line.Evidence = evidence;
        return RootPosture.Evaluate(evidence, rule.Control, rule.Parameters, _settings.Partition);
    }

    private async Task<MemberRoleSession> OpenAsync(AccountId account, CancellationToken cancellation)
    {
        var session = await _sessions.OpenAsync(account, DeployedNames.MemberRole, cancellation);
        return new(_aws.IdentityManagement(session), _aws.ConfigService(session), _calls, _audit, _time);
    }

    /// <summary>
    /// Reads what root sessions list, with an STS client of its own: AWS throttles root sessions tightly, and roles
    /// need not wait for that.
    /// </summary>
    private ReadRootAudit RootAudits()
    {
        var calls = _calls.With(EvaluatorRemedies.InRootSession);
        var sessions = new RootSessions(_aws.SecurityToken(), _settings.Partition, calls);
        return new RootAuditReader(
            sessions,
            _settings.ManagementAccount,
            _aws.IdentityManagement,
            calls,
            _time,
            SourceLimits.OfEvaluator.Audit).ReadAsync;
    }

    private static Task<RootAuditReading> WithoutRootSessions(AccountId account, CancellationToken cancellation) =>
        Task.FromResult(RootAuditReading.None(
            $"the organization does not have IAM's feature {TrustedServices.RootSessions}."));
}
