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
    /// <summary>
    /// The most lookups of a key, of all sessions and of all names of a role, in a Region: 150 are 75 seconds of the
    /// rate that AWS allows, or 7,500 events. All of them fit into the time of a step and of a role's session.
    /// </summary>
    internal const int MostLookups = 150;

    private static readonly IProgress<string> Unheard = new Progress<string>(_ => { });

    /// <summary>Reads what each key did in a time, with the parts of its history that were not read.</summary>
    /// <param name="account">The account.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="window">The time.</param>
    /// <param name="known">The time up to which the history is known from before (UTC); null where it is not.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Nothing could be read: no session, or no list of Regions.</exception>
    public async Task<IReadOnlyList<KeyUsage>> ReadAsync(
        AccountId account,
        IReadOnlyList<RootAccessKey> keys,
        UsageWindow window,
        DateTimeOffset? known,
        CancellationToken cancellation)
    {
        var session = await roles.OpenAsync(account, DeployedNames.EventHistory, cancellation);
        var regions = await RegionsAsync(session, calls.For(account), cancellation);
        var log = new UsageLog();
        EventHistoryReader reader = new(
            LookupIn(account, session), new NoJournal(), time, Unheard, new HistoryLimit(MostLookups, known));
        var unread = await reader.ReadAsync([.. keys.Select(key => key.Id)], regions, window, log, cancellation);
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
        return await new RoleCallReader(
                LookupIn(role.Account, session), Unheard, new HistoryLimit(MostLookups, Known: null))
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
