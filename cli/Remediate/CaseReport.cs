using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>One remediation for a machine.</summary>
internal sealed record CaseReport(
    string Id,
    AccountId Account,
    string Stage,
    string StageInWords,
    string? Why,
    string? Remedy,
    bool Over,
    string StartedBy,
    DateTimeOffset StartedAt,
    string Reason,
    QuarantineKind Quarantine,
    int QuietDays,
    bool Password,
    IReadOnlyList<ReportedProof> Proofs,
    string? Replacement,
    IReadOnlyList<string> Missing,
    string? QuarantinePolicy,
    DateTimeOffset? QuarantinedAt,
    DateTimeOffset? QuietUntil,
    IReadOnlyList<ReportedSign> Signs,
    IReadOnlyList<ReportedDecision> Decisions,
    DateTimeOffset? GoneAt,
    IReadOnlyList<string> LeftBehind,
    string? DueStep,
    DateTimeOffset? DueFrom,
    bool WaitsForPerson,
    string WaitsFor,
    IReadOnlyList<string> Commands,
    string ShownHash,
    IReadOnlyList<string> Others)
{
    /// <summary>Its JSON, as <c>remediate status --output json</c> writes it.</summary>
    public static readonly ReportFormat<CaseReport> Format = new("Guardrails: a remediation", version: 1);

    public static CaseReport Of(ReadCase read)
    {
        var one = read.Case;
        return new(
            one.Id,
            one.Account,
            one.Stage.GetType().Name,
            one.Stage.Words,
            one.Stage switch
            {
                Stage.Halted halted => halted.Why.Cause,
                Stage.Ended ended => ended.Why,
                _ => null,
            },
            one.Stage is Stage.Halted { Why.Remedy: var remedy } ? remedy : null,
            one.IsOver,
            one.Start.Person,
            one.Start.At,
            one.Start.Reason,
            one.Request.Quarantine,
            one.Request.QuietDays,
            one.Request.Password,
            [.. one.Proofs.Select(ReportedProof.Of)],
            one.Replacement,
            one.Stage is Stage.AwaitingReplacement waiting ? waiting.Missing : [],
            one.Hold?.PolicyId,
            one.Hold?.AttachedAt,
            one.QuietUntil,
            [.. one.Signs.Select(sign => ReportedSign.Of(sign, one))],
            [.. read.Decisions.Select(decision => ReportedDecision.Of(decision.Decision.Name, decision.By, read))],
            one.GoneAt,
            one.LeftBehind,
            one.Due?.Step.ToString(),
            one.Due?.From,
            one.WaitsForPerson,
            WaitingFor.Of(one),
            [.. CaseAct.Of(one).Select(act => act.CommandFor(one))],
            one.ShownHash,
            read.Others);
    }
}

/// <summary>A credential, and what was found out about its use.</summary>
internal sealed record ReportedProof(
    RootCredentialKind Kind, string Id, ProvenUse Use, DateTimeOffset? LastUse, IReadOnlyList<string> Findings)
{
    public static ReportedProof Of(KeyProof proof) => new(
        proof.Credential.Kind, proof.Credential.Id, proof.Use, proof.LastUse, proof.Findings);
}

/// <summary>A sign of use in quarantine.</summary>
internal sealed record ReportedSign(string Id, DisturbanceKind Kind, DateTimeOffset At, string Sentence, bool Accepted)
{
    public static ReportedSign Of(Disturbance sign, RemediationCase one) => new(
        sign.Id, sign.Kind, sign.At, sign.Sentence, one.Accepted.Contains(sign.Id));
}

/// <summary>A decision of a person.</summary>
/// <param name="Voided">The reason for which it came too late; null where it did not.</param>
/// <param name="CarriedOut">True where the function has taken it into the log.</param>
internal sealed record ReportedDecision(
    string Decision,
    string Person,
    string Identity,
    DateTimeOffset At,
    string Reason,
    string Hash,
    bool CarriedOut,
    string? Voided)
{
    public static ReportedDecision Of(string name, Decided by, ReadCase read)
    {
        var entry = read.Log.FirstOrDefault(one => one.Decision?.Hash == by.Hash);
        var voided = entry as RemediationEntry.Voided;
        return new(
            name,
            by.Person,
            by.Identity,
            by.At,
            by.Reason,
            by.Hash,
            entry is not null && voided is null,
            voided?.Why);
    }
}
