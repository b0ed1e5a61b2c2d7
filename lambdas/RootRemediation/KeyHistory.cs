using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Aws.Usage;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Usage;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Reads what the root keys of an account did, by the account's role for its event history.</summary>
/// <param name="roles">Assumes the role.</param>
/// <param name="aws">The clients.</param>
/// <param name="partition">The partition.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyHistory(RoleSessions roles, AwsClients aws, Partition partition, TimeProvider time)
{
    private static readonly IProgress<string> Unheard = new Progress<string>(_ => { });

    /// <summary>Reads what each key did in a time, with the parts of its history that could not be read.</summary>
    /// <exception cref="AwsCallException">Nothing could be read: no session, or no list of Regions.</exception>
    public async Task<IReadOnlyList<KeyUsage>> ReadAsync(
        AccountId account,
        IReadOnlyList<RootAccessKey> keys,
        UsageWindow window,
        AwsCalls calls,
        CancellationToken cancellation)
    {
        var session = await roles.OpenAsync(account, DeployedNames.EventHistory, cancellation);
        var regions = await RegionsAsync(session, calls.For(account), cancellation);
        var log = new UsageLog();

        // Each Region has a rate of its own.
        var unread = await new EventHistoryReader(
            region => new(
                aws.In(region).Trails(session),
                region,
                new AwsCalls(RemediationRemedies.Terms, time).For(account)),
            new NoJournal(),
            time,
            Unheard).ReadAsync([.. keys.Select(key => key.Id)], regions, window, log, cancellation);
        return [.. keys.Select(key => log.Of(key.Id, window, key.Uses, unread[key.Id]))];
    }

    private async Task<IReadOnlyList<string>> RegionsAsync(
        AWSCredentials session, AwsCalls calls, CancellationToken cancellation)
    {
        using var account = aws.In(partition.HomeRegion).Account(session);
        return await EnabledRegions.ListAsync(account, calls, cancellation);
    }
}
