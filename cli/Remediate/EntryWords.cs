using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>The entries of a remediation's log in words.</summary>
internal static class EntryWords
{
    /// <summary>One entry, as a sentence.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="request">The wish of the person who started it: nothing else is spoken of.</param>
    public static string Of(RemediationEntry entry, RemediationRequest request) => entry switch
    {
        RemediationEntry.Begun { Ended: { } ended } begun => $"{begun.By.Person} starts it, and it ends: {ended.Why}",
        RemediationEntry.Begun begun => $"{begun.By.Person} starts it: {begun.By.Reason}",
        RemediationEntry.Proved proved =>
            string.Join(' ', proved.Proofs.Where(proof => request.Asks(proof.Credential)).Select(Of)),
        RemediationEntry.Compared { Missing: [] } compared => $"{compared.Role} replaces the keys.",
        RemediationEntry.Compared compared => $"{compared.Role} does not replace the keys yet: {compared.Missing[0]}",
        RemediationEntry.QuarantineProven =>
            "The simulator shows that a quarantine stops the root user and spares audit and deletion.",
        RemediationEntry.Attached => "The quarantine is attached: the root user can do nothing.",
        RemediationEntry.AuditPassed => "An audit session works in spite of it.",
        RemediationEntry.Looked { Reading.Fault: { } fault } => fault,
        RemediationEntry.Looked looked => looked.Reading.Signs.Count == 0
            ? "Nobody tried to use the credentials."
            : $"{Counted.Of(looked.Reading.Signs.Count, "sign")} of use: {looked.Reading.Signs[0].Sentence}",
        RemediationEntry.Reminded => "People are reminded.",
        RemediationEntry.Deleted => "What was approved is deleted.",
        RemediationEntry.Verified verified => verified.Left.Where(request.Asks).ToList() is { Count: > 0 } left
            ? $"An audit shows that it is not gone: {string.Join(", ", left)}."
            : "An audit shows that it is gone.",
        RemediationEntry.Detached => "The quarantine is taken off.",
        RemediationEntry.Failed failed => $"A step failed: {failed.Trouble}",
        RemediationEntry.Approved approved =>
            $"{approved.By.Person} approves the deletion of {string.Join(", ", approved.Credentials)}: "
            + approved.By.Reason,
        RemediationEntry.Rejected rejected => $"{rejected.By.Person} rejects it: {rejected.By.Reason}",
        RemediationEntry.Lifted lifted => $"{lifted.By.Person} lifts the quarantine: {lifted.By.Reason}",
        RemediationEntry.Overridden overridden =>
            $"{overridden.By.Person} takes the responsibility: {overridden.By.Reason}",
        RemediationEntry.Resumed { Role: { } role } resumed =>
            $"{resumed.By.Person} names {role}: {resumed.By.Reason}",
        RemediationEntry.Resumed resumed => $"{resumed.By.Person} lets it go on: {resumed.By.Reason}",
        RemediationEntry.Voided voided => $"A decision of {voided.By.Person} came too late: {voided.Why}",
        _ => throw new ArgumentException($"{entry.GetType().Name} has no words.", nameof(entry)),
    };

    private static string Of(KeyProof proof) =>
        $"{Capitalized($"{proof.Credential}")} is {CaseTables.UseWords(proof.Use)}. {string.Join(' ', proof.Findings)}";

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
