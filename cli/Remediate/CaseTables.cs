using Guardrails.Cli.Shared;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>Shows all of one remediation to a person.</summary>
internal static class CaseTables
{
    private const int MostSigns = 50;

    /// <summary>Writes it.</summary>
    public static void Write(Page page, ReadCase read)
    {
        var one = read.Case;
        page.Title($"{one.Id}");
        page.WriteLine($"Stage: {one.Stage.Words}", one.WaitsForPerson ? Tone.Unsure : Tone.Strong);
        foreach (var line in Reasons(one))
            page.WriteLine(line, indent: 4);
        page.WriteLine(
            $"Started by {one.Start.Person} at {WaitingFor.Minute(one.Start.At)}: {one.Start.Reason}");
        page.WriteLine(
            "To go: keys, certificates" + (one.Request.Password ? ", the password and MFA devices" : ""));
        WriteCredentials(page, read);
        WriteQuarantine(page, one);
        WriteSigns(page, one);
        WriteDecisions(page, read);
        WriteNext(page, one);
        if (read.Others.Count > 0)
            page.WriteLine($"Other remediations of the account: {string.Join(", ", read.Others)}", Tone.Faint);
    }

    private static IEnumerable<string> Reasons(RemediationCase one) => one.Stage switch
    {
        Stage.Halted halted => [halted.Why.Cause, halted.Why.Remedy],
        Stage.AwaitingReplacement waiting => waiting.Missing,
        Stage.Lifting { Then: Stage.Halted halted } => [halted.Why.Cause, halted.Why.Remedy],
        Stage.Ended ended => [ended.Why],
        Stage.Work when one.Setback is { } setback => [setback.Cause, setback.Remedy],
        _ => [],
    };

    private static void WriteCredentials(Page page, ReadCase read)
    {
        page.WriteLine();
        if (read.Case.Proofs.Count == 0)
        {
            page.WriteLine(read.Case.GoneAt is { } gone
                ? $"Credentials: evidence of {WaitingFor.Minute(gone)} shows that none is left."
                : "Credentials: not known yet.");
            return;
        }

        page.WriteLine("Credentials, and what uses them:", Tone.Strong);
        foreach (var proof in read.Case.Proofs)
        {
            page.WriteLine(
                $"{proof.Credential}: {UseWords(proof.Use)}"
                + (proof.LastUse is { } last ? $", last used at {WaitingFor.Minute(last)}" : ""),
                proof.Use == ProvenUse.Unused ? Tone.Plain : Tone.Unsure,
                indent: 4);
            foreach (var finding in proof.Findings)
                page.WriteLine(finding, indent: 8);
        }

        if (read.Case.Replacement is { } role)
            page.WriteLine($"Replaced by {role}", indent: 4);
    }

    /// <summary>A use in words.</summary>
    public static string UseWords(ProvenUse use) => use switch
    {
        ProvenUse.Unused => "unused",
        ProvenUse.Used => "used",
        _ => "used by what is not known",
    };

    private static void WriteQuarantine(Page page, RemediationCase one)
    {
        page.WriteLine(one.Hold switch
        {
            null => "Quarantine: none",
            { AttachedAt: { } at } hold =>
                $"Quarantine: policy {hold.PolicyId}, attached at {WaitingFor.Minute(at)}",
            var hold => $"Quarantine: policy {hold.PolicyId}, which may be attached",
        });
        if (one.LeftBehind.Count > 0)
        {
            page.WriteLine(
                $"Stays behind: {string.Join(", ", one.LeftBehind)}. No root session may delete a virtual device; "
                + "enrol a new one under another name, or have an administrator of the account delete it.");
        }

        if (one.QuietUntil is { } quiet && one.GoneAt is null)
            page.WriteLine($"Quiet time ends at {WaitingFor.Minute(quiet)}", indent: 4);
    }

    private static void WriteSigns(Page page, RemediationCase one)
    {
        if (one.Signs.Count == 0)
            return;
        page.WriteLine(
            $"Signs of use in quarantine: {one.Signs.Count}, of which {one.Undecided.Count} undecided",
            one.Undecided.Count > 0 ? Tone.Bad : Tone.Strong);
        foreach (var sign in one.Signs.TakeLast(MostSigns))
        {
            page.WriteLine(
                $"{(one.Accepted.Contains(sign.Id) ? "accepted" : "UNDECIDED")} {sign.Id}: {sign.Sentence}", indent: 4);
        }

        if (one.Signs.Count > MostSigns)
            page.WriteLine($"The oldest {one.Signs.Count - MostSigns} are in the export.", indent: 4);
    }

    private static void WriteDecisions(Page page, ReadCase read)
    {
        var voided = read.Log.OfType<RemediationEntry.Voided>().ToDictionary(
            entry => entry.By.Hash, entry => entry.Why, StringComparer.Ordinal);
        page.WriteLine();
        page.WriteLine(read.Decisions.Count == 0 ? "Decisions: none" : "Decisions:", Tone.Strong);
        foreach (var (decision, by) in read.Decisions)
        {
            page.WriteLine(
                $"{WaitingFor.Minute(by.At)} {decision.Name} by {by.Person}: {by.Reason}", indent: 4);
            if (voided.TryGetValue(by.Hash, out var why))
                page.WriteLine($"It came too late: {why}", Tone.Unsure, indent: 8);
            else if (!read.Case.Decided.Contains(by.Hash))
                page.WriteLine("It is carried out now, or within five minutes.", indent: 8);
        }
    }

    private static void WriteNext(Page page, RemediationCase one)
    {
        if (one.IsOver)
            return;
        page.WriteLine();
        page.WriteLine($"Waits for {WaitingFor.Of(one)}", Tone.Strong);
        if (one.WaitsForPerson && one.Due is { } due)
            page.WriteLine($"Meanwhile: {WaitingFor.Words(due.Step)} at {WaitingFor.Minute(due.From)}", indent: 4);
        page.WriteLine("You can:", Tone.Strong);
        foreach (var act in CaseAct.Of(one))
        {
            page.WriteLine(act.CommandFor(one), indent: 4);
            page.WriteLine(act.Effect, Tone.Faint, indent: 8);
        }
    }
}
