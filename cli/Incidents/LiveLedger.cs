using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Aws.Reports;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;

namespace Guardrails.Cli.Incidents;

/// <summary>
/// The ledger and the functions of the account that the default credential chain leads to, in the home Region.
/// </summary>
internal sealed class LiveLedger
{
    private readonly AwsClients _aws;
    private readonly AwsCalls _calls;
    private readonly LedgerTable _table;
    private readonly IncidentReader _incidents;
    private readonly Func<ProofMaker> _proofs;

    /// <summary>The ledger of a partition.</summary>
    /// <param name="aws">Clients of the home Region.</param>
    /// <param name="endpoint">The endpoint of proofs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="functions">The functions; null for those of the account.</param>
    public LiveLedger(AwsClients aws, ProofEndpoint endpoint, TimeProvider time, IFunctionInvoker? functions = null)
    {
        (_aws, Time) = (aws, time);
        _calls = new(LedgerRemedies.Terms, time);
        _table = new(aws.Ledger(), DeployedNames.Ledger, _calls);
        _incidents = new(_table, time);
        Remediations = new(_table);
        Functions = functions ?? new FunctionInvoker(aws.Functions(), _calls);
        _proofs = () => new(aws.Credentials(), endpoint, time);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The functions.</summary>
    public IFunctionInvoker Functions { get; }

    /// <summary>The remediations, and the decisions on them.</summary>
    public RemediationLedger Remediations { get; }

    /// <summary>That of the environment: the Region of the profile decides the partition alone.</summary>
    public static LiveLedger OfEnvironment()
    {
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
        var partition = Partition.All.FirstOrDefault(one => region is not null && one.HasRegion(region))
            ?? Partition.Commercial;
        return new(
            new AwsClients().In(partition.HomeRegion),
            ProofEndpoint.Of(partition, Environment.GetEnvironmentVariable(EnvironmentVariables.Endpoint)),
            TimeProvider.System);
    }

    /// <summary>Runs what calls AWS; each failure becomes an error of the command.</summary>
    /// <exception cref="CommandException">A call failed.</exception>
    public static async Task<T> RunAsync<T>(Func<LiveLedger, Task<T>> run)
    {
        try
        {
            return await run(OfEnvironment());
        }
        catch (AwsCallException exception)
        {
            throw new CommandException(
                ExitCode.Failed,
                exception.InnerException is AmazonClientException unmade
                    ? ClientFailure.Sentence(unmade, "", LedgerRemedies.Credentials)
                    : exception.Message);
        }
        catch (AmazonClientException exception)
        {
            throw new CommandException(
                ExitCode.Failed, ClientFailure.Sentence(exception, "", LedgerRemedies.Credentials));
        }
        catch (FormatException exception)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"{exception.Message} Remedy: use a command of the same version as the functions.");
        }
    }

    /// <summary>Every account of the organization, with its name.</summary>
    /// <exception cref="AwsCallException">Not all of them could be read.</exception>
    public async Task<IReadOnlyDictionary<AccountId, string>> AccountsAsync(CancellationToken cancellation)
    {
        using var organizations = _aws.Organizations();
        return await AccountNames.ReadAsync(organizations, _calls, cancellation);
    }

    /// <summary>The incidents of an account that its observations tell, open and closed.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account, CancellationToken cancellation) =>
        _incidents.IncidentsAsync(account, cancellation);

    /// <summary>The incidents of an account that ended, as their rows keep them.</summary>
    /// <exception cref="AwsCallException">Not everything could be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlyList<EndedIncident>> EndedAsync(AccountId account, CancellationToken cancellation) =>
    [
        .. (await _table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.IncidentAlerts, account), LedgerKey.Incidents, cancellation))
            .Select(IncidentRow.Read),
    ];

    /// <summary>The reader of reports.</summary>
    /// <param name="detectionRegion">The Region of the rules and the aggregator.</param>
    /// <param name="progress">Told how far it is.</param>
    public ReportReader Reports(string detectionRegion, IProgress<string> progress) => new(
        new(_aws.Organizations(), _calls),
        new(_table, Time),
        new(_aws.In(detectionRegion).ConfigService(), detectionRegion, _calls),
        Time,
        progress);

    /// <summary>Signs a decision with the person's own credentials.</summary>
    /// <exception cref="AmazonClientException">There are none, or they cannot be renewed.</exception>
    public Task<PersonProof> ProveAsync(Decision decision) => _proofs().MakeAsync(decision);
}
