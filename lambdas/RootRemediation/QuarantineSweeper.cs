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
    /// <returns>The reasons that some could not be compared; nothing is told of those, and nothing ended.</returns>
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
                seen.Add(new(policy, id, target, await IsHeldAsync(id, target, failures, cancellation)));
        }

        var known = await _ledger.UnknownAsync(cancellation);
        await _ledger.RecordAsync(QuarantineSweep.Of(seen, known, _management, _time.GetUtcNow()), cancellation);
        return failures;
    }

    /// <summary>No remediation holds a unit or the root. An account's log that cannot be read leaves it open.</summary>
    private async Task<bool?> IsHeldAsync(
        string policyId, TargetId target, List<string> failures, CancellationToken cancellation)
    {
        if (target.Kind != TargetKind.Account)
            return false;
        try
        {
            var cases = await _remediations.CasesAsync(AccountId.Parse(target.Value), cancellation);
            return SeenQuarantine.IsHeldBy(cases, policyId);
        }
        catch (FormatException exception)
        {
            failures.Add(exception.Message);
            return null;
        }
    }
}
