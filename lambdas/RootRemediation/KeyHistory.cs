using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Aws.Usage;
using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>Reads what the root keys of an account did, by the account's role for its event history.</summary>
/// <param name="roles">Assumes the role.</param>
/// <param name="aws">The clients.</param>
/// <param name="partition">The partition.</param>
/// <param name="calls">How AWS is called, but for lookups: each Region has a rate of its own.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyHistory(
    RoleSessions roles, AwsClients aws, Partition partition, AwsCalls calls, TimeProvider time)
{
    private static readonly IProgress<string> Unheard = new Progress<string>(_ => { });

    /// <summary>Reads what each key did in a time, with the parts of its history that could not be read.</summary>
    /// <exception cref="AwsCallException">Nothing could be read: no session, or no list of Regions.</exception>
    public async Task<IReadOnlyList<KeyUsage>> ReadAsync(
        AccountId account,
        IReadOnlyList<RootAccessKey> keys,
        UsageWindow window,
        CancellationToken cancellation)
    {
        var session = await roles.OpenAsync(account, DeployedNames.EventHistory, cancellation);
        var regions = await RegionsAsync(session, calls.For(account), cancellation);
        var log = new UsageLog();
        var unread = await new EventHistoryReader(LookupIn(account, session), new NoJournal(), time, Unheard)
            .ReadAsync([.. keys.Select(key => key.Id)], regions, window, log, cancellation);
        return [.. keys.Select(key => log.Of(key.Id, window, key.Uses, unread[key.Id]))];
    }

    /// <summary>
    /// Reads the calls of a role, by the names of the events that matter, and what could not be read.
    /// </summary>
    /// <exception cref="AwsCallException">There is no session.</exception>
    public async Task<(IReadOnlyList<RootActivity> Calls, IReadOnlyList<UsageGap> Gaps)> ReadAsync(
        IamRoleArn role,
        IReadOnlyDictionary<string, IReadOnlyList<string>> names,
        UsageWindow window,
        CancellationToken cancellation)
    {
        var session = await roles.OpenAsync(role.Account, DeployedNames.EventHistory, cancellation);
        return await new RoleCallReader(LookupIn(role.Account, session), Unheard)
            .ReadAsync(role, names, window, cancellation);
    }

    /// <summary>Lookups in a Region. Each has a rate of its own.</summary>
    private Func<string, HistoryLookup> LookupIn(AccountId account, AWSCredentials session) => region => new(
        aws.In(region).Trails(session), new AwsCalls(RemediationRemedies.Terms, time).For(account));

    private async Task<IReadOnlyList<string>> RegionsAsync(
        AWSCredentials session, AwsCalls calls, CancellationToken cancellation)
    {
        using var account = aws.In(partition.HomeRegion).Account(session);
        return await EnabledRegions.ListAsync(account, calls, cancellation);
    }
}
