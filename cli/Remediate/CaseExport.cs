using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>
/// All of one remediation for an auditor. It holds no time of its own: the same log gives the same file.
/// </summary>
internal sealed record CaseExport(
    string Id,
    AccountId Account,
    string Stage,
    string StageInWords,
    bool Over,
    string StartedBy,
    string? ApprovedBy,
    IReadOnlyList<ExportedProof> Proofs,
    IReadOnlyList<ReportedSign> Signs,
    IReadOnlyList<ExportedDecision> Decisions,
    IReadOnlyList<ExportedVerification> Verification,
    DateTimeOffset? GoneAt,
    IReadOnlyList<ExportedEntry> Log)
{
    /// <summary>Its JSON, as <c>remediate export</c> writes it.</summary>
    public static readonly ReportFormat<CaseExport> Format = new("Guardrails: a remediation for auditors", version: 1);

    public static CaseExport Of(ReadCase read)
    {
        var one = read.Case;
        return new(
            one.Id,
            one.Account,
            one.Stage.GetType().Name,
            one.Stage.Words,
            one.IsOver,
            one.Start.Person,
            one.Approval?.By.Person,
            [
                .. from entry in read.Log.Index()
                   let proved = entry.Item as RemediationEntry.Proved
                   where proved is not null
                   from proof in proved.Proofs
                   select new ExportedProof(entry.Index, proved.At, ReportedProof.Of(proof)),
            ],
            [.. one.Signs.Select(sign => ReportedSign.Of(sign, one))],
            [.. read.Decisions.Select(decision => ExportedDecision.Of(decision.Decision, decision.By, read))],
            [
                .. from entry in read.Log.Index()
                   let verified = entry.Item as RemediationEntry.Verified
                   where verified is not null
                   select new ExportedVerification(
                       entry.Index, verified.At, [.. verified.Left.Select(left => $"{left}")]),
            ],
            one.GoneAt,
            [
                .. read.Log.Index().Select(entry => new ExportedEntry(
                    entry.Index, entry.Item.At, entry.Item.GetType().Name, EntryText.Of(entry.Item))),
            ]);
    }
}

/// <summary>A proof, and the entry of the log that has it.</summary>
internal sealed record ExportedProof(int Entry, DateTimeOffset At, ReportedProof Proof);

/// <summary>An audit after the deletion.</summary>
/// <param name="Left">What was still there: none where everything that was asked for was gone.</param>
internal sealed record ExportedVerification(int Entry, DateTimeOffset At, IReadOnlyList<string> Left);

/// <summary>An entry of the log.</summary>
/// <param name="Text">The entry as its row holds it.</param>
internal sealed record ExportedEntry(int Number, DateTimeOffset At, string Entry, string Text);

/// <summary>A decision: its row in the ledger, and what the person was shown.</summary>
/// <param name="Hash">The SHA-256 of <paramref name="Signed"/>, which AWS checked the person's signature of.</param>
/// <param name="Signed">The text that was signed.</param>
/// <param name="ShownHash">The SHA-256 of what the person was shown; null for a start.</param>
/// <param name="Shown">The text of that hash; null for a start, or where the log tells nothing of that hash.</param>
/// <param name="Entry">The number of the log's entry that carried it out or voided it; null before.</param>
/// <param name="Voided">The reason for which it came too late; null where it did not.</param>
internal sealed record ExportedDecision(
    string Decision,
    string Person,
    string Identity,
    DateTimeOffset At,
    string Reason,
    string Hash,
    string Signed,
    string? ShownHash,
    string? Shown,
    int? Entry,
    string? Voided)
{
    public static ExportedDecision Of(RemediationDecision decision, Decided by, ReadCase read)
    {
        var entry = read.Log.Index().FirstOrDefault(one => one.Item.Decision?.Hash == by.Hash);
        var shown = (decision as CaseDecision)?.Shown;
        return new(
            decision.Name,
            by.Person,
            by.Identity,
            by.At,
            by.Reason,
            by.Hash,
            decision.SignedText,
            shown,
            shown is null ? null : ShownOf(shown, read),
            entry.Item is null ? null : entry.Index,
            (entry.Item as RemediationEntry.Voided)?.Why);
    }

    /// <summary>The state that a person was shown: the one of that hash among all that the log went through.</summary>
    private static string? ShownOf(string hash, ReadCase read)
    {
        var one = RemediationCase.Begin(read.Case.Account, (RemediationEntry.Begun)read.Log[0]);
        foreach (var entry in read.Log.Skip(1))
        {
            if (one.ShownHash == hash)
                break;
            one = RemediationLog.Next(one, entry);
        }

        return one.ShownHash == hash ? one.ShownText : null;
    }
}
