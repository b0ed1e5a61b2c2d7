using Guardrails.Aws;
using Guardrails.Aws.Alerts;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Evidence;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Quarantine;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine.Proof;
using Guardrails.Core.Remediation;
using Guardrails.Core.Snapshots;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// The steps of one invocation, on AWS. What they read is judged in <c>core</c>; the organization is read once.
/// </summary>
internal sealed class RemediationSteps : IRemediationSteps
{
    private const string SessionName = "guardrails-remediation";

    /// <summary>The time that an audit may take: five calls.</summary>
    private static readonly TimeSpan AuditPatience = TimeSpan.FromMinutes(1);

    private readonly Settings _settings;
    private readonly TimeProvider _time;
    private readonly RootAuditReader _audits;
    private readonly KeyHistory _history;
    private readonly RoleComparison _comparison;
    private readonly QuarantineLook _look;
    private readonly QuarantineMoves _moves;
    private readonly OrganizationMembership _membership;
    private readonly FunctionInvoker _functions;
    private readonly IReadOnlyList<AlertTopic> _topics;

    /// <param name="settings">The function's settings.</param>
    /// <param name="aws">The clients.</param>
    /// <param name="calls">How AWS is called.</param>
    /// <param name="time">The clock.</param>
    /// <param name="run">Stops the invocation.</param>
    public RemediationSteps(
        Settings settings, AwsClients aws, AwsCalls calls, TimeProvider time, CancellationToken run)
    {
        (_settings, _time) = (settings, time);
        var (sts, organizations, topics) = (aws.SecurityToken(), aws.Organizations(), aws.Topics());
        var roles = new RoleSessions(sts, settings.Partition, SessionName, calls);
        _audits = new(
            new RootSessions(sts, settings.Partition, calls),
            settings.ManagementAccount,
            aws.IdentityManagement,
            calls,
            time,
            AuditPatience);
        _history = new(roles, aws, settings.Partition, calls, time);
        _comparison = new(_history, settings.Partition, time);
        // Attaching and detaching meet others' changes of the organization, which pass within seconds.
        AwsCalls patient = new(RemediationRemedies.Terms with { Retries = new(Random.Shared.NextDouble) }, time);
        QuarantineSessions quarantines = new(roles, settings.ManagementAccount, aws.Organizations, patient);
        _look = new(_history, quarantines, time);
        _moves = new(
            new OrganizationOnce(new(organizations, calls, time), calls, run),
            quarantines,
            new(settings.DelegatedAdministrator, settings.HomeRegion),
            time);
        _membership = new(organizations, settings.Organization, calls, time);
        _functions = new(aws.Functions(), calls);
        _topics =
        [
            new(topics, settings.AlertsTopic, isChat: false, calls),
            .. settings.ChatTopic is { } chat ? [new AlertTopic(topics, chat, isChat: true, calls)]
                : Array.Empty<AlertTopic>(),
        ];
    }

    /// <inheritdoc/>
    public Stage.Ended? WhyNot(RemediationCase one) => one.Account == _settings.ManagementAccount
        ? new(
            RemediationEnding.Manual,
            "No policy and no root session reaches the management account: its owner deletes the key by hand "
            + "(docs/runbooks.md).")
        : null;

    /// <inheritdoc/>
    public async Task<RemediationEntry> TakeAsync(RemediationCase one, CancellationToken cancellation)
    {
        // AWS Organizations takes a policy off an account that does not work any more, too.
        if (one.Due!.Step == RemediationStep.Detach)
            return await _moves.DetachAsync(one, cancellation);
        var membership = await _membership.OfAsync(one.Account, cancellation);
        if (membership.Standing == MembershipStanding.DoesNotWork)
        {
            return Failed(new(
                $"The account is {membership.Shown}: nothing in it can be read or changed.",
                "Have it reinstated, and resume; or reject the remediation.")
            {
                BlockedBy = [$"the state of the account ({membership.Shown})"],
            });
        }

        if (membership.Standing != MembershipStanding.Works)
            return Failed(QuarantineTrouble.AccountLeft);
        return one.Due!.Step switch
        {
            RemediationStep.Prove => await ProveAsync(one, cancellation),
            RemediationStep.Compare => await CompareAsync(one, cancellation),
            RemediationStep.CheckQuarantine => await _moves.CheckAsync(one, cancellation),
            RemediationStep.Attach => await _moves.AttachAsync(one, cancellation),
            RemediationStep.Audit => await AuditAsync(one, _ => new RemediationEntry.AuditPassed(Now), cancellation),
            RemediationStep.Look => await AuditAsync(
                one, audit => _look.OfAsync(one, audit, cancellation), cancellation),
            RemediationStep.Remind => await RemindAsync(one, cancellation),
            RemediationStep.Delete => await DeleteAsync(one, cancellation),
            RemediationStep.Verify => await AuditAsync(
                one, audit => new RemediationEntry.Verified(RootCredentials.Of(audit), Now), cancellation),
            _ => throw new InvalidOperationException("A quarantine is taken off whatever became of the account."),
        };
    }

    /// <inheritdoc/>
    public async Task TellAsync(RemediationCase one, CancellationToken cancellation)
    {
        List<AwsCallException> refused = [];
        foreach (var topic in _topics)
        {
            try
            {
                await topic.SendAsync(RemediationMessage.Of(one), cancellation);
            }
            catch (AwsCallException exception)
            {
                refused.Add(exception);
            }
        }

        // A topic that is broken holds nothing up: the other one's people would be told the same in every run.
        if (refused.Count == _topics.Count)
            throw refused[0];
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private Task<RemediationEntry> ProveAsync(RemediationCase one, CancellationToken cancellation) =>
        AuditAsync(
            one,
            async audit =>
            {
                var usages = await _history.ReadAsync(
                    one.Account,
                    audit.AccessKeys.Seen,
                    UsageWindow.Before(Now, UsageWindow.DaysOfHistory),
                    known: null,
                    cancellation);
                return CredentialProofs.Of(audit, usages) switch
                {
                    ({ } proofs, null) => new RemediationEntry.Proved(proofs, Now),
                    (_, { } trouble) => Failed(trouble),
                    _ => throw new InvalidOperationException("Neither a proof nor a trouble."),
                };
            },
            cancellation);

    private Task<RemediationEntry> CompareAsync(RemediationCase one, CancellationToken cancellation)
    {
        var text = ((Stage.Comparing)one.Stage).Role;
        return IamRoleArn.TryParse(text) is { } role && role.Account == one.Account
            ? AuditAsync(one, audit => _comparison.OfAsync(role, audit, cancellation), cancellation)
            : Task.FromResult<RemediationEntry>(new RemediationEntry.Compared(
                text, ["It is no ARN of a role of the account, such as arn:aws:iam::444444444444:role/app."], Now));
    }

    private async Task<RemediationEntry> RemindAsync(RemediationCase one, CancellationToken cancellation)
    {
        await TellAsync(one, cancellation);
        return new RemediationEntry.Reminded(Now);
    }

    private async Task<RemediationEntry> DeleteAsync(RemediationCase one, CancellationToken cancellation)
    {
        await _functions.InvokeAsync(
            DeployedNames.RootDeletion,
            new RemediationEvent(one.Account, one.Id).ToJson(),
            cancellation);
        return new RemediationEntry.Deleted(Now);
    }

    private Task<RemediationEntry> AuditAsync(
        RemediationCase one, Func<RootAudit, RemediationEntry> then, CancellationToken cancellation) =>
        AuditAsync(one, audit => Task.FromResult(then(audit)), cancellation);

    /// <summary>Audits the root user. What is not all of it is nothing: half a list would call the rest gone.</summary>
    private async Task<RemediationEntry> AuditAsync(
        RemediationCase one, Func<RootAudit, Task<RemediationEntry>> then, CancellationToken cancellation)
    {
        var reading = await _audits.ReadAsync(one.Account, cancellation);
        return reading switch
        {
            { Audit: null } => Failed(new($"No root session: {reading.WhyNone}", "Delete the key by hand.")),
            { Audit.Gaps: [var gap, ..] } => Failed(new($"{gap.Reason}.", gap.Remedy)),
            { Audit: { } audit } => await then(audit),
        };
    }

    private RemediationEntry.Failed Failed(Trouble trouble) => new(trouble, Now);
}
