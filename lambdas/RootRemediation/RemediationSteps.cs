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
    private readonly QuarantineSessions _quarantines;
    private readonly OrganizationMembership _membership;
    private readonly OrganizationSnapshotReader _snapshots;
    private readonly FunctionInvoker _functions;
    private readonly IReadOnlyList<AlertTopic> _topics;
    private OrganizationSnapshot? _snapshot;

    public RemediationSteps(Settings settings, AwsClients aws, AwsCalls calls, TimeProvider time)
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
        _quarantines = new(roles, settings.ManagementAccount, aws.Organizations, calls);
        _look = new(_history, _quarantines, time);
        _membership = new(organizations, settings.Organization, calls, time);
        _snapshots = new(organizations, calls, time);
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
            return Failed(new("The account left the organization.", "Nothing is left to do here.") { IsGone = true });
        return one.Due!.Step switch
        {
            RemediationStep.Prove => await ProveAsync(one, cancellation),
            RemediationStep.Compare => await CompareAsync(one, cancellation),
            RemediationStep.CheckQuarantine => await CheckAsync(one, cancellation),
            RemediationStep.Attach => await AttachAsync(one, cancellation),
            RemediationStep.Audit => await AuditAsync(one, _ => new RemediationEntry.AuditPassed(Now), cancellation),
            RemediationStep.Look => await AuditAsync(
                one, audit => _look.OfAsync(one, audit, cancellation), cancellation),
            RemediationStep.Remind => await RemindAsync(one, cancellation),
            RemediationStep.Delete => await DeleteAsync(one, cancellation),
            RemediationStep.Verify => await AuditAsync(
                one, audit => new RemediationEntry.Verified(RootCredentials.Of(audit), Now), cancellation),
            _ => await DetachAsync(one, cancellation),
        };
    }

    /// <inheritdoc/>
    public async Task TellAsync(RemediationCase one, CancellationToken cancellation)
    {
        foreach (var topic in _topics)
            await topic.SendAsync(RemediationMessage.Of(one), cancellation);
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

    private async Task<RemediationEntry> CheckAsync(RemediationCase one, CancellationToken cancellation)
    {
        _snapshot ??= await _snapshots.ReadAsync(new Progress<string>(_ => { }), cancellation);
        var proof = QuarantineCheck.Of(
            _snapshot,
            one.Account,
            one.Request.Quarantine,
            new(_settings.DelegatedAdministrator, _settings.HomeRegion),
            Now);
        return proof is QuarantineProof.Proven proven
            ? new RemediationEntry.QuarantineProven(proven.PolicyId, Now)
            : Failed(QuarantineTrouble.Of(proof));
    }

    private async Task<RemediationEntry> AttachAsync(RemediationCase one, CancellationToken cancellation)
    {
        var quarantine = await _quarantines.OpenAsync(cancellation);
        return await quarantine.AttachAsync(one.Hold!.PolicyId, one.Account, cancellation) switch
        {
            QuarantineMove.Done or QuarantineMove.AlreadySo => new RemediationEntry.Attached(Now),
            QuarantineMove.NoFreeSlot => Failed(QuarantineTrouble.NoFreeSlot),
            _ => Failed(new("The account left the organization.", "Nothing is left to do here.") { IsGone = true }),
        };
    }

    private async Task<RemediationEntry> DetachAsync(RemediationCase one, CancellationToken cancellation)
    {
        var quarantine = await _quarantines.OpenAsync(cancellation);
        var move = await quarantine.DetachAsync(one.Hold!.PolicyId, one.Account, cancellation);
        return move is QuarantineMove.Done or QuarantineMove.AlreadySo
            ? new RemediationEntry.Detached(Now)
            : Failed(new("The account left the organization.", "Nothing is left to do here.") { IsGone = true });
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
            new() { ["account"] = one.Account.Value, ["remediation"] = one.Id },
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
