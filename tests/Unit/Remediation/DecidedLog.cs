using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

/// <summary>A log up to the deletion, in which ann's start and bob's approval are real decisions.</summary>
internal static class DecidedLog
{
    public static Person Person(string name) => new(
        name, new("222222222222", $"arn:aws:sts::222222222222:assumed-role/People/{name}", $"AROA:{name}"));

    /// <summary>The entries, and the decisions that they name.</summary>
    /// <param name="request">The wish of ann.</param>
    /// <param name="credentials">The credentials that are there, of which none was ever used.</param>
    /// <param name="approver">The person who approves.</param>
    public static (List<RemediationEntry> Log, List<(RemediationDecision Decision, Decided By)> Rows) Deleting(
        RemediationRequest request, IReadOnlyList<RootCredential> credentials, string approver = "bob")
    {
        var start = new StartDecision(Logs.Account, request, Logs.Monday, "It is old.");
        var startedBy = start.By(Person("ann"), Logs.Monday);
        var quiet = Logs.Monday.AddDays(request.QuietDays) + RemediationLimits.OldSessions;
        List<RemediationEntry> log =
        [
            start.Entry(startedBy),
            new RemediationEntry.Proved([.. credentials.Select(one => Logs.Proof(one))], Logs.Monday),
            new RemediationEntry.QuarantineProven("p-quarantine", Logs.Monday),
            new RemediationEntry.Attached(Logs.Monday),
            new RemediationEntry.AuditPassed(Logs.Monday),
            new RemediationEntry.Looked(new(credentials, [], IsAttached: true, Fault: null), quiet),
        ];
        var shown = RemediationLog.Read(Logs.Account, log);
        var approval = new CaseDecision.Approval(
            Logs.Account, shown.Id, shown.ShownHash, shown.Credentials, quiet, "Nobody uses it.");
        var approvedBy = approval.By(Person(approver), quiet);
        log.Add(approval.Entry(approvedBy));
        log.Add(new RemediationEntry.Looked(new(credentials, [], IsAttached: true, Fault: null), quiet.AddMinutes(1)));
        return (log, [(start, startedBy), (approval, approvedBy)]);
    }
}
