using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Quarantine;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Compares what the quarantine policies are attached to with the ledger.</summary>
internal sealed class QuarantineSweeper
{
    private const string SessionName = "guardrails-sweep";

    private readonly QuarantineSessions _sessions;
    private readonly RemediationLedger _remediations;
    private readonly QuarantineLedger _ledger;
    private readonly AccountId _management;
    private readonly TimeProvider _time;

    public QuarantineSweeper(Settings settings, AwsClients aws, AwsCalls calls, TimeProvider time)
    {
        LedgerTable table = new(aws.Ledger(), DeployedNames.Ledger, calls);
        _sessions = new(
            new RoleSessions(aws.SecurityToken(), settings.Partition, SessionName, calls),
            settings.ManagementAccount,
            aws.Organizations,
            calls);
        (_remediations, _ledger) = (new(table), new(table));
        (_management, _time) = (settings.ManagementAccount, time);
    }

    /// <summary>Compares once.</summary>
    /// <returns>The reasons that some could not be compared: nothing of those is told, and nothing ends.</returns>
    /// <exception cref="AwsCallException">Nothing was compared, or not all of it is recorded.</exception>
    /// <exception cref="FormatException">A row of the ledger cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<string>> SweepAsync(CancellationToken cancellation)
    {
        List<string> failures = [];
        List<SeenQuarantine> seen = [];
        var policies = await _sessions.OpenAsync(cancellation);
        foreach (var policy in QuarantinePolicy.All)
        {
            var id = await policies.FindAsync(policy, cancellation);
            foreach (var target in await policies.TargetsAsync(id, cancellation))
                seen.Add(await AttachedAsync(id, target, failures, cancellation));
        }

        var now = _time.GetUtcNow();
        seen.AddRange(await MissingAsync([.. seen], now, failures, cancellation));
        var known = await _ledger.OddAsync(cancellation);
        await _ledger.RecordAsync(QuarantineSweep.Of(seen, known, _management, now), cancellation);
        return failures;
    }

    private async Task<SeenQuarantine> AttachedAsync(
        string policyId, TargetId target, List<string> failures, CancellationToken cancellation)
    {
        try
        {
            return SeenQuarantine.Attached(
                policyId,
                target,
                target.Kind == TargetKind.Account
                    ? await _remediations.CasesAsync(AccountId.Parse(target.Value), cancellation)
                    : []);
        }
        catch (FormatException exception)
        {
            failures.Add(exception.Message);
            return new(policyId, target, Oddity: null) { IsUndecided = true };
        }
    }

    /// <summary>The quarantines of remediations that are not attached.</summary>
    private async Task<IReadOnlyList<SeenQuarantine>> MissingAsync(
        IReadOnlyCollection<SeenQuarantine> attached,
        DateTimeOffset now,
        List<string> failures,
        CancellationToken cancellation)
    {
        List<SeenQuarantine> missing = [];
        foreach (var (account, remediation) in await _remediations.DueAsync(now, cancellation))
        {
            try
            {
                if (await _remediations.CaseAsync(account, remediation, cancellation) is { } one
                    && SeenQuarantine.Missing(one, attached, now) is { } found)
                {
                    missing.Add(found);
                }
            }
            catch (FormatException exception)
            {
                failures.Add(exception.Message);
                missing.Add(new("", TargetId.Of(account), Oddity: null) { IsUndecided = true });
            }
        }

        return missing;
    }
}
