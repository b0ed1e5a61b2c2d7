using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// Takes every remediation as far as it goes, by the clock. One that cannot go on stops no other one, and the
/// invocation fails in the end, so that its alarm sees it.
/// </summary>
/// <remarks>
/// A run may take longer than the time between two of them. Each account has one run at a time, by a lease; whatever
/// one run does not reach, the next one does.
/// </remarks>
internal sealed class RootRemediationFunction
{
    /// <summary>Accounts side by side. They wait for AWS, and each has rates of its own for event history.</summary>
    private const int AccountsAtATime = 8;

    private static readonly TimeSpan LongestGivingBack = TimeSpan.FromSeconds(5);

    private readonly LedgerTable _table;
    private readonly RemediationLedger _ledger;
    private readonly Func<CancellationToken, RemediationSteps> _steps;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RootRemediationFunction(TimeProvider time)
        : this(Settings.Read(Environment.GetEnvironmentVariable), new AwsClients(), time, new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootRemediationFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(RemediationRemedies.Terms, time);
        (_time, _log) = (time, log);
        _table = new(aws.Ledger(), DeployedNames.Ledger, calls);
        _ledger = new(_table);

        // An environment lives for hours: whoever mends the organization meanwhile is seen by the next invocation.
        _steps = cancellation => new(settings, aws, calls, time, cancellation);
    }

    /// <summary>Takes remediations as far as they go now.</summary>
    /// <param name="asked">The one that somebody decided on; null for every one that is due.</param>
    /// <param name="run">The time of the run.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">Some could not go on; the message names each.</exception>
    public async Task<Stream> AdvanceAsync(RemediationEvent? asked, RunTime run, CancellationToken cancellation)
    {
        Remediator remediator = new(_ledger, _steps(cancellation), _time, run);
        AccountLeases leases = new(_table, $"{Guid.NewGuid()}", _time);
        var (accounts, unread) = await new DueAccounts(_ledger, _time).ListAsync(asked, cancellation);
        var failures = unread.Select(Unread).ToList();
        failures.AddRange((await Limited.AllAsync(
            accounts,
            AccountsAtATime,
            account => AdvanceAsync(account, leases, remediator, run, cancellation))).SelectMany(failed => failed));
        return failures.Count == 0
            ? Stream.Null
            : throw new InvalidOperationException(
                $"{Counted.Of(failures.Count, "remediation")} could not go on; the others did. "
                + string.Join(' ', failures));
    }

    private string Unread(UnreadRemediation one)
    {
        var line = Line(one.Account, one.Id);
        (line["outcome"], line["findings"]) = ("failed", JsonLog.List([one.Why]));
        _log.Write(line);
        return $"Account {one.Account}: {one.Why}";
    }

    /// <returns>The reasons that remediations of an account could not go on; none where they did.</returns>
    private async Task<IReadOnlyList<string>> AdvanceAsync(
        DueAccount due, AccountLeases leases, Remediator remediator, RunTime run, CancellationToken cancellation)
    {
        try
        {
            if (!run.MayBegin || !await leases.TakeAsync(due.Account, cancellation))
            {
                var line = new JsonObject { ["account"] = due.Account.Value };
                line["outcome"] = run.MayBegin ? "busy" : "later";
                _log.Write(line);
                return [];
            }
        }
        catch (Exception exception)
        {
            return [Unread(new(due.Account, due.Remediations[0], exception.Message))];
        }

        try
        {
            List<string> failures = [];
            foreach (var id in due.Remediations)
            {
                if (await AdvanceAsync(remediator, due.Account, id, cancellation) is { } failure)
                    failures.Add(failure);
            }

            return failures;
        }
        finally
        {
            await GiveBackAsync(due.Account, leases);
        }
    }

    /// <returns>Why it could not go on; null where it did.</returns>
    private async Task<string?> AdvanceAsync(
        Remediator remediator, AccountId account, string id, CancellationToken cancellation)
    {
        var line = Line(account, id);
        try
        {
            var one = await remediator.AdvanceAsync(account, id, cancellation);
            (line["outcome"], line["stage"]) = ("advanced", one?.Stage.Words);
            if (one?.Stage is Stage.Halted halted)
                line["findings"] = JsonLog.List([$"{halted.Why}"]);
            else if (one?.Setback is { } setback)
                line["findings"] = JsonLog.List([$"{setback}"]);
            return null;
        }
        catch (Exception exception)
        {
            (line["outcome"], line["findings"]) = ("failed", JsonLog.List([exception.Message]));
            return $"Account {account}: {exception.Message}";
        }
        finally
        {
            _log.Write(line);
        }
    }

    /// <summary>Gives an account back, also when the run's time is up. What is not given back ends by itself.</summary>
    private async Task GiveBackAsync(AccountId account, AccountLeases leases)
    {
        using var time = new CancellationTokenSource(LongestGivingBack);
        try
        {
            await leases.GiveBackAsync(account, time.Token);
        }
        catch (AwsCallException exception)
        {
            var line = new JsonObject { ["account"] = account.Value };
            (line["outcome"], line["findings"]) = ("kept", JsonLog.List(
                [exception.Message, $"The next run has it after {Counted.Of(AccountLease.Lasts)}."]));
            _log.Write(line);
        }
    }

    private static JsonObject Line(AccountId account, string id) =>
        new() { ["account"] = account.Value, ["remediation"] = id };
}
