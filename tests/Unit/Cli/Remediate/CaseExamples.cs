using Guardrails.Cli.Remediate;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

/// <summary>A log for each stage that a person meets.</summary>
internal static class CaseExamples
{
    public static IReadOnlyDictionary<string, Func<Logs>> All { get; } = new Dictionary<string, Func<Logs>>
    {
        ["begun"] = () => Logs.Begun(),
        ["used"] = () => Logs.Proved(ProvenUse.Used),
        ["missing"] = () => Logs.Proved(ProvenUse.Used)
            .Then(log => new RemediationEntry.Resumed(Logs.By("ann"), "arn:aws:iam::444444444444:role/Batch", log.Now))
            .Then(log => new RemediationEntry.Compared(
                "arn:aws:iam::444444444444:role/Batch", ["s3:GetObject was not made."], log.Now)),
        ["unknown"] = () => Logs.Proved(ProvenUse.UsedByWhatIsNotKnown),
        ["checking"] = () => Logs.Proved(),
        ["quarantined"] = Logs.Quarantined,
        ["disturbed"] = () => Logs.Quarantined().Look(Logs.Refusal()),
        ["quiet"] = Logs.Quiet,
        ["confirming"] = Logs.Approved,
        ["deleting"] = Logs.Deleting,
        ["releasing"] = () => Logs.Deleting()
            .Then(log => new RemediationEntry.Deleted(log.Now))
            .Then(log => new RemediationEntry.Verified([], log.Now)),
        ["done"] = Done,
        ["lifting"] = () => Logs.Quarantined().Then(log => new RemediationEntry.Lifted(Logs.By("bob"), log.Now)),
        ["halted"] = () => Logs.Proved().Fail(1, "p-other"),
        ["rejected"] = () => Logs.Proved().Then(log => new RemediationEntry.Rejected(Logs.By("bob"), log.Now)),
    };

    public static Logs Done() => Logs.Deleting()
        .Then(log => new RemediationEntry.Deleted(log.Now))
        .Then(log => new RemediationEntry.Verified([], log.Now))
        .At(Logs.Monday.AddDays(8))
        .Then(log => new RemediationEntry.Detached(log.Now));

    /// <summary>One whose finding, sign, trouble and reason hold what its writers chose.</summary>
    public static Logs Hostile() => Logs.Begun()
        .Then(log => new RemediationEntry.Proved(
            [Logs.Proof(Logs.Key) with { Findings = [$"It is {Shown.Hostile}."] }], log.Now))
        .Then(log => new RemediationEntry.QuarantineProven("p-quarantine", log.Now))
        .Then(log => new RemediationEntry.Attached(log.Now))
        .Then(log => new RemediationEntry.AuditPassed(log.Now))
        .Look(Logs.Refusal() with { Sentence = $"s3:ListBuckets by {Shown.Hostile} was refused." });

    /// <summary>One to the end, with a start and an approval.</summary>
    public static ReadCase Whole()
    {
        var log = Logs.Quarantined().Look(Logs.Refusal());
        var one = log.Case;
        CaseDecision decision = new CaseDecision.Override(
            one.Account, one.Id, one.ShownHash, Logs.Monday, "It is time.");
        var by = Logs.By("ann") with { Hash = decision.Hash };
        log.Then(_ => decision.Entry(by)).At(Logs.Monday.AddDays(8)).Look().Approve().Look()
            .Then(log => new RemediationEntry.Deleted(log.Now))
            .Then(log => new RemediationEntry.Verified([], log.Now));
        return new(log.Case, log.Entries, [(decision, by)], ["444444444444-bbbbbbbb"]);
    }

    public static ReadCase Read(Logs log) => new(log.Case, log.Entries, [], []);
}
