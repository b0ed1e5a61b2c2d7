using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.Decisions;

/// <summary>
/// Proves who decides, and writes what was decided: whoever may invoke it decides nothing by that alone.
/// </summary>
/// <remarks>
/// docs/adr/0017-who-decides-is-proven-by-aws.md. A decision's author comes from AWS and never from the event. Its id
/// is its hash, so that a proof that is sent again changes nothing.
/// </remarks>
internal sealed class DecisionsFunction
{
    private readonly Settings _settings;
    private readonly ProofEndpoint _endpoint;
    private readonly CallerIdentityReader _identities;
    private readonly PeopleRoleReader _roles;
    private readonly DecisionLedger _ledger;
    private readonly RemediationLedger _remediations;
    private readonly FunctionInvoker _functions;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public DecisionsFunction(TimeProvider time)
        : this(
            Settings.Read(Environment.GetEnvironmentVariable),
            new AwsClients(AwsClients.Impatient),
            CallerIdentityReader.Connect(),
            time,
            new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public DecisionsFunction(Settings settings, AwsClients aws, HttpClient http, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(Remedies.Terms, time);
        var table = new LedgerTable(aws.Ledger(), DeployedNames.Ledger, calls);
        (_settings, _time, _log) = (settings, time, log);
        _endpoint = ProofEndpoint.Of(settings.Partition, settings.Endpoint);
        _identities = new(http, _endpoint, calls);
        _roles = new(aws.IdentityManagement(), calls);
        _ledger = new(table, new IncidentReader(table, time));
        _remediations = new(table);
        _functions = new(aws.Functions(), calls);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        using var text = new StreamReader(request);
        var answer = await AnswerAsync(await text.ReadToEndAsync(CancellationToken.None), cancellation);
        _log.Write(answer.ToLine());
        return answer.ToStream();
    }

    private async Task<DecisionAnswer> AnswerAsync(string text, CancellationToken cancellation)
    {
        Decision? decision = null;
        Person? person = null;
        try
        {
            var payload = EventText.Parse("The decision", text);
            payload.Remove(PersonProof.Member, out var proof);
            decision = Decision.Read(payload);
            person = await ProveAsync(PersonProof.Read(proof), decision, cancellation);
            return await DecideAsync(decision, person, cancellation) with { Decision = decision, Person = person };
        }
        catch (Exception exception) when (exception is RefusedException
            || (exception is FormatException && person is null))
        {
            // A row of the ledger that cannot be read is a failure, and not the person's.
            return new(DecisionOutcome.Refused, exception.Message) { Decision = decision, Person = person };
        }
    }

    private async Task<Person> ProveAsync(PersonProof proof, Decision decision, CancellationToken cancellation)
    {
        // Whoever signs has a machine's clock, wherever that of the organization stands.
        ProofCheck.Demand(proof, _endpoint, decision.Hash, TimeProvider.System.GetUtcNow());
        var identity = await _identities.ReadAsync(proof, cancellation);
        var caller = RoleCaller.Of(identity, _settings.DelegatedAdministrator, _settings.Partition);
        return Person.Of(caller, await _roles.ReadAsync(caller.Role, cancellation), _settings.People);
    }

    private async Task<DecisionAnswer> DecideAsync(Decision decision, Person person, CancellationToken cancellation)
    {
        // First: what was acknowledged is over, and would else be refused when it is sent again.
        if (await _ledger.FindAsync(decision, cancellation) is { } before)
            return Already(before);
        var now = _time.GetUtcNow();
        var row = decision switch
        {
            AcknowledgeDecision acknowledged => DecisionRow.Of(
                acknowledged,
                AcknowledgementCheck.Demand(
                    acknowledged, await _ledger.IncidentsAsync(decision.Account, cancellation)),
                person,
                now),
            AnnounceDecision announced => announced.Fault(now) is { } fault
                ? throw new RefusedException(fault)
                : DecisionRow.Of(announced, person, now),
            RemediationDecision remediation => RemediationDecisionRow.Of(
                await DemandAsync(remediation, person, now, cancellation), person, now),
            _ => throw new InvalidOperationException($"Nobody carries out {decision.Name}."),
        };
        return await _ledger.AddAsync(row, cancellation)
            ? new(DecisionOutcome.Recorded, $"Recorded as decided by {person.Name}.")
            {
                Delay = await StartAsync(decision as RemediationDecision, cancellation),
            }
            : Already(await _ledger.FindAsync(decision, cancellation) ?? row);
    }

    /// <summary>Has a decision on a remediation carried out at once.</summary>
    /// <returns>The reason that its function does not start now, and will by its clock; null where it does.</returns>
    private async Task<string?> StartAsync(RemediationDecision? decision, CancellationToken cancellation)
    {
        if (decision is null)
            return null;
        try
        {
            await _functions.StartAsync(
                DeployedNames.RootRemediation,
                new RemediationEvent(decision.Account, decision.CaseId).ToJson(),
                cancellation);
            return null;
        }
        catch (AwsCallException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Refuses what does not fit the remediation as it is. Whoever carries it out asks again.</summary>
    private async Task<RemediationDecision> DemandAsync(
        RemediationDecision decision, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!_settings.Remediates)
        {
            throw new RefusedException(
                "No function of this deployment carries out remediations: the organization file turns them off "
                + "($.remediation.enabled), or the partition has no root sessions. Quarantine by hand "
                + "(docs/quarantine.md).");
        }

        // Whoever decides has a machine's clock, wherever that of the organization stands.
        var fault = decision.Fault(TimeProvider.System.GetUtcNow()) ?? (decision is StartDecision
            ? RemediationCheck.OfStart(
                decision.Account,
                await _remediations.CasesAsync(decision.Account, cancellation),
                await _remediations.DecisionsAsync(decision.Account, remediation: null, cancellation),
                now)
            : RemediationCheck.Of(
                decision,
                person,
                now,
                await _remediations.CaseAsync(decision.Account, decision.CaseId, cancellation)));
        return fault is null ? decision : throw new RefusedException(fault);
    }

    private static DecisionAnswer Already(LedgerRow row) => new(
        DecisionOutcome.Already,
        $"The same was decided before by {row.TextOf(DecisionRow.Author)} at {row.TextOf(DecisionRow.Decided)}; "
        + "nothing changed.");
}
