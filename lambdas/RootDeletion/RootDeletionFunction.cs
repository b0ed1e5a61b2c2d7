using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Deletion;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Decisions;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootDeletion;

/// <summary>
/// Deletes the root credentials of an account that people decided on. It believes nobody: whoever invokes it names a
/// remediation, and the function reads its log and the decisions itself.
/// </summary>
/// <remarks>
/// The session's credentials never leave it. The id of the session's key is in the ledger before the session is used,
/// so that a deletion without it is told (<see cref="DeletionSessionRow"/>).
/// </remarks>
internal sealed class RootDeletionFunction
{
    /// <summary>The time that listing the credentials may take: five calls, and one for each key.</summary>
    private static readonly TimeSpan ListPatience = TimeSpan.FromMinutes(1);

    private readonly LedgerTable _table;
    private readonly RemediationLedger _ledger;
    private readonly RootDeleter _deleter;
    private readonly TimeProvider _time;
    private readonly JsonLog _log;

    /// <summary>As Lambda runs it.</summary>
    public RootDeletionFunction(TimeProvider time)
        : this(Settings.Read(Environment.GetEnvironmentVariable), new AwsClients(), time, new(Console.Out))
    {
    }

    /// <summary>With the real SDK, wherever its clients call.</summary>
    public RootDeletionFunction(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
    {
        var calls = new AwsCalls(DeletionRemedies.Terms, time);
        (_time, _log) = (time, log);
        _table = new(aws.Ledger(), DeployedNames.Ledger, calls);
        _ledger = new(_table);
        _deleter = new(
            new RootSessions(aws.SecurityToken(), settings.Partition, calls),
            aws.IdentityManagement,
            calls,
            time,
            ListPatience);
    }

    public async Task<Stream> HandleAsync(Stream request, CancellationToken cancellation)
    {
        var line = new JsonObject { ["outcome"] = "failed" };
        try
        {
            using var text = new StreamReader(request);
            var asked = RemediationEvent.Read(await text.ReadToEndAsync(cancellation));
            (line["account"], line["remediation"]) = (asked.Account.Value, asked.Remediation);
            var answer = await DeleteAsync(asked, cancellation);
            line["outcome"] = "deleted";
            foreach (var (name, value) in answer.Members())
                line[name] = value?.DeepClone();
            return answer.ToStream();
        }
        catch (Exception exception)
        {
            line["findings"] = JsonLog.List([exception.Message]);
            throw;
        }
        finally
        {
            _log.Write(line);
        }
    }

    private async Task<DeletionAnswer> DeleteAsync(RemediationEvent asked, CancellationToken cancellation)
    {
        var one = await _ledger.CaseAsync(asked.Account, asked.Remediation, cancellation);
        var decisions = await _ledger.DecisionsAsync(asked.Account, asked.Remediation, cancellation);
        if (DeletionCheck.Of(asked, one, decisions, _time.GetUtcNow()) is { } fault)
            throw new InvalidOperationException(fault);
        var plan = await _deleter.DeleteAsync(
            asked.Account,
            key => _table.AddAsync(DeletionSessionRow.Of(one!, key, _time.GetUtcNow()), cancellation),
            there => DeletionPlan.Of(one!, there, _time.GetUtcNow()),
            cancellation);
        return plan.Refusal is { } refusal
            ? throw new InvalidOperationException($"{refusal} Nothing was deleted.")
            : DeletionAnswer.Of(plan, one!.Approval!);
    }
}
