using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Sessions;
using Guardrails.Aws.Usage;
using Guardrails.Cli.Shared;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The use of root keys as an account's event history shows it.</summary>
internal sealed class LiveUsage
{
    private const string SessionName = "guardrails-usage";

    // Two keys with a session an hour take forty minutes.
    private static readonly TimeSpan LongestReading = TimeSpan.FromHours(2);

    private readonly UsageArguments _asked;
    private readonly IProgress<string> _progress;
    private readonly TimeProvider _time;
    private readonly Partition _partition;
    private readonly AwsClients _aws;
    private readonly AwsCalls _calls;

    private LiveUsage(UsageArguments asked, IProgress<string> progress, TimeProvider time)
    {
        (_asked, _progress, _time) = (asked, progress, time);
        var profile = asked.Profile is null ? null : ProfileOf(asked.Profile);
        var region = profile?.Region?.SystemName
            ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
        _partition = Partition.All.FirstOrDefault(one => region is not null && one.HasRegion(region))
            ?? Partition.Commercial;
        _aws = new AwsClients(adjust: settings =>
        {
            if (asked.Profile is not null)
                settings.Profile = new(asked.Profile);
        }).In(_partition.HomeRegion);
        _calls = new(UsageRemedies.Terms, time);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="CommandException">It cannot begin; the message says why, and the remedy.</exception>
    public static async Task<ReadUsage> ReadAsync(
        UsageArguments asked, TimeProvider time, IProgress<string> progress, CancellationToken cancellation)
    {
        try
        {
            return await new LiveUsage(asked, progress, time).ReadAsync(cancellation);
        }
        catch (AwsCallException exception)
        {
            throw new CommandException(
                ExitCode.Failed,
                exception.InnerException is AmazonClientException unmade
                    ? ClientFailure.Sentence(unmade, "", UsageRemedies.Credentials)
                    : exception.Message);
        }
        catch (AmazonClientException exception)
        {
            throw new CommandException(
                ExitCode.Failed, ClientFailure.Sentence(exception, "", UsageRemedies.Credentials));
        }
    }

    private async Task<ReadUsage> ReadAsync(CancellationToken cancellation)
    {
        var asked = UsageWindow.Before(_time.GetUtcNow(), _asked.Days);
        using var journal = _asked.Resume is { } file ? HistoryJournal.Open(file, _asked.Account, asked) : null;
        var window = journal?.Window ?? asked;
        var isOwn = await IsOwnAsync(cancellation);
        var session = isOwn ? _aws.Credentials() : await AssumeAsync(cancellation);
        var listed = await KeysAsync(isOwn, cancellation);
        var keys = _asked.Keys.Count > 0 ? _asked.Keys : [.. listed.Seen.Select(key => key.Id)];
        var (log, gaps) = (new UsageLog(), new List<UsageGap>());
        var regions = await RegionsAsync(session, gaps, cancellation);
        var unread = await new EventHistoryReader(
            LookupIn(session),
            journal ?? (IHistoryJournal)new NoJournal(),
            _time,
            _progress).ReadAsync(keys, regions, window, log, cancellation);
        var usages = new List<KeyUsage>();
        foreach (var key in keys)
        {
            var uses = await LastUseAsync(key, listed, session, cancellation);
            usages.Add(log.Of(key, window, uses, gaps.Concat(unread[key])));
        }

        var role = _asked.Against is { } against
            ? await RoleCallsAsync(against, usages, window, isOwn, cancellation)
            : null;
        return new(_asked.Account, window, $"event history of {string.Join(", ", regions)}", usages)
        {
            RoleCalls = role,
            OtherKeys = _asked.Keys.Count == 0 && listed.Gap is { } gap ? new(null, gap.Reason, gap.Remedy) : null,
        };
    }

    private async Task<RoleCalls> RoleCallsAsync(
        WantedComparison against,
        List<KeyUsage> usages,
        UsageWindow window,
        bool isOwn,
        CancellationToken cancellation)
    {
        // The keys may have taken most of the session's fifteen minutes.
        var session = isOwn ? _aws.Credentials() : await AssumeAsync(cancellation);
        var now = _time.GetUtcNow();
        var (calls, gaps) = await new RoleCallReader(LookupIn(session), _progress).ReadAsync(
            against.Role,
            ComparedNames.Of(usages.SelectMany(usage => usage.DistinctCalls), _partition),
            new(against.Since ?? window.From, now),
            cancellation);
        return now - window.To < LongestReading ? new(calls, gaps) : new(
            calls,
            [
                .. gaps, new(
                    Region: null,
                    "the file of --resume has the keys' calls up to "
                    + window.To.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
                    "begin again, without that file: nobody knows whether the keys are quiet since."),
            ]);
    }

    private Func<string, HistoryLookup> LookupIn(AWSCredentials session) => region => new(
        _aws.In(region).Trails(session), new AwsCalls(UsageRemedies.Terms, _time).For(_asked.Account));

    /// <summary>Tells whether the credentials are of the account itself.</summary>
    private async Task<bool> IsOwnAsync(CancellationToken cancellation)
    {
        using var sts = _aws.SecurityToken();
        var caller = await _calls.MakeAsync(
            StsActions.GetCallerIdentity,
            () => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation),
            cancellation);
        if (caller.Account == _asked.Account.Value)
            return true;
        return _asked.Role is not null ? false : throw new CommandException(
            ExitCode.BadInput,
            $"The credentials are of account {caller.Account}, and event history is read with those of "
            + $"{_asked.Account}. Remedy: name a role of {_asked.Account} that may read with --role, or a profile of "
            + "that account with --profile.");
    }

    private async Task<AWSCredentials> AssumeAsync(CancellationToken cancellation)
    {
        using var sts = _aws.SecurityToken();
        return await new RoleSessions(sts, _partition, SessionName, _calls)
            .OpenAsync(_asked.Account, _asked.Role!, cancellation);
    }

    /// <summary>The keys with their last uses, by a root session; nobody else lists them.</summary>
    /// <exception cref="CommandException">No key is known, and none was named.</exception>
    private async Task<Reading<RootAccessKey>> KeysAsync(bool isOwn, CancellationToken cancellation)
    {
        if (isOwn)
        {
            return _asked.Keys.Count > 0 ? Reading.None<RootAccessKey>(new("", "")) : throw new CommandException(
                ExitCode.BadInput,
                "Credentials of an account do not list the keys of its root user. Remedy: name each key with --key, or "
                + "use credentials that may open root sessions, with --role.");
        }

        using var sts = _aws.SecurityToken();
        var listed = await new RootKeyReader(
            new RootSessions(sts, _partition, _calls), _aws.IdentityManagement, _calls)
            .ReadAsync(_asked.Account, cancellation);
        if (listed.Seen.Count > 0 || listed.Gap is null || _asked.Keys.Count > 0)
            return listed;
        throw new CommandException(
            ExitCode.Failed,
            $"Account {_asked.Account}: its root keys cannot be listed: {listed.Gap.Reason}. Remedy: name each key "
            + $"with --key; or: {listed.Gap.Remedy}");
    }

    private async Task<IReadOnlyList<string>> RegionsAsync(
        AWSCredentials session, List<UsageGap> gaps, CancellationToken cancellation)
    {
        IReadOnlyList<string> enabled = [];
        try
        {
            using var account = _aws.Account(session);
            enabled = await EnabledRegions.ListAsync(account, _calls.For(_asked.Account), cancellation);
        }
        catch (AwsCallException exception) when (_asked.Regions.Count > 0)
        {
            _progress.Report($"{exception.Message} The Regions of --regions are taken for all that are enabled.");
            return _asked.Regions;
        }
        catch (AwsCallException exception)
        {
            gaps.Add(new(
                Region: null,
                $"the enabled Regions are not known: {exception.Reason}",
                $"name them all with --regions; or: {exception.Remedy}"));
            return [_partition.HomeRegion];
        }

        if (_asked.Regions.Count == 0)
            return enabled;
        gaps.AddRange(enabled.Except(_asked.Regions).Select(region => new UsageGap(
            region, "it is enabled and was not read", "add it to --regions, or leave that out.")));
        return _asked.Regions;
    }

    private async Task<Reading<RootKeyUse>> LastUseAsync(
        string key, Reading<RootAccessKey> listed, AWSCredentials session, CancellationToken cancellation)
    {
        if (_asked.LastUse is { } told)
            return told;
        if (listed.Seen.FirstOrDefault(one => one.Id == key) is { Uses: { Gap: null } uses })
            return uses;
        using var iam = _aws.IdentityManagement(session);
        return await new LastUseReader(iam, _calls.For(_asked.Account)).ReadAsync(cancellation);
    }

    private static CredentialProfile ProfileOf(string name) =>
        new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile : throw new CommandException(
            ExitCode.BadInput,
            $"--profile is '{name}', and there is no such profile. Remedy: name one that 'aws configure list-profiles' "
            + "lists.");
}
