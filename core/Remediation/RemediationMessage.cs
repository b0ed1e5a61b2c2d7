using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Core.Remediation;

/// <summary>The message that a remediation waits for a person, or is over.</summary>
public static class RemediationMessage
{
    /// <summary>The most signs of use that it shows; the command shows all.</summary>
    private const int MostSigns = 5;

    /// <summary>The message, for every recipient.</summary>
    public static TopicMessage Of(RemediationCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var headline = $"removal of root credentials in {one.Account}: {one.Stage.Words}";
        return new(
            MessageText.Ascii($"Guardrails: {headline}", MessageText.LongestSubject),
            string.Join('\n', [.. Lines(one).Select(MessageText.Line), ""]),
            ChatForm.Of(
                $"remediation-{one.Id}", "Remediation", headline, [.. Lines(one).Select(MessageText.Markdown)]));
    }

    private static IEnumerable<string> Lines(RemediationCase one)
    {
        yield return $"The removal of root credentials in account {one.Account} ({one.Id}) is {one.Stage.Words}.";
        yield return $"{one.Start.Person} started it: {one.Start.Reason}";
        foreach (var line in Reasons(one))
            yield return line;
        yield return $"{(one.IsOver ? "See it whole" : "See it whole, and decide")}: "
            + $"guardrails remediate status {one.Account}";
    }

    private static IEnumerable<string> Reasons(RemediationCase one) => one.Stage switch
    {
        Stage.AwaitingReplacement { Missing: [] } =>
            one.Proofs.Where(proof => proof.Use == ProvenUse.Used).SelectMany(proof => proof.Findings),
        Stage.AwaitingReplacement waiting => waiting.Missing,
        Stage.AwaitingJudgement => one.Proofs.Where(proof => proof.Use == ProvenUse.UsedByWhatIsNotKnown)
            .SelectMany(proof => proof.Findings.Select(finding => $"{proof.Credential}: {finding}")),
        Stage.Disturbed => one.Undecided.Take(MostSigns).Select(sign => sign.Sentence),
        Stage.AwaitingApproval =>
        [
            $"Quiet since the quarantine: {string.Join(", ", one.Credentials)}.",
            $"Somebody else than {one.Start.Person} has to approve the deletion. The quarantine stays until then.",
        ],
        Stage.Halted halted => [halted.Why.Cause, halted.Why.Remedy],
        Stage.Ended ended =>
        [
            ended.Why,
            .. one.LeftBehind.Select(name => $"The device name {name} stays: no root session may delete it."),
        ],
        _ => [],
    };
}
