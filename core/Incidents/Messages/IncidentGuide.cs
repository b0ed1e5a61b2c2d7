using System.Text;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>The catalog of incidents as a page for people: <c>docs/incidents.md</c>.</summary>
public static class IncidentGuide
{
    /// <summary>The page, in Markdown.</summary>
    public static string Markdown()
    {
        var (most, wait, end) = (
            Dispatcher.MostCriticalPerHour, Counted.Of(Dispatcher.Quiet), Counted.Of(Matter.ActsEndAfter));
        var page = new StringBuilder(
            $"""
            # Incidents

            <!-- Written from the catalog of incidents by a test: UPDATE=1 dotnet test -->

            An incident is trouble with one credential or one condition of one account: an access key, a certificate,
            the password, MFA, the sign-ins, a session, the evidence, a policy. Everything that is heard about it joins
            it, whichever way it was heard, and it is told once; again only where it becomes more urgent. What to do is
            in the [playbook](playbook.md), how it is heard in [watch](watch.md).

            - **Severity.** Critical goes out at once and alone, up to {most} an hour for one account. High
              waits {wait} for others of its kind, unless a critical message tells it meanwhile. Low is recorded and
              tells nobody.
            - **What closes it.** A *state* ends by newer evidence alone; no event and no person can close it. An *act*
              ends when a named person has looked (`guardrails incidents acknowledge`), or after {end} as "nobody
              looked", which `guardrails incidents --all` shows.
            - An account that left or was closed ends its incidents as "left", never as remediated. A state that the
              organization file no longer asks about ends as "lapsed", and is not remediated either.

            | Kind | Severity | Ends by |
            |---|---|---|

            """);
        foreach (var kind in IncidentCatalog.All)
            page.Append($"| [{kind.Name}](#{kind.Name.ToLowerInvariant()}) | {kind.Severity} | {Ends(kind)} |\n");
        foreach (var kind in IncidentCatalog.All)
            Describe(kind, page);
        return page.ToString();
    }

    private static void Describe(IIncidentKind kind, StringBuilder page)
    {
        page.Append($"\n## {kind.Name}\n\n{kind.Meaning}\n\n");
        page.Append($"**Told as.** \"{kind.Title}\", {kind.Severity}. **About.** {About(kind.Subject)}.\n\n");
        page.Append($"**Heard by.** {string.Join("; ", kind.Sources.Select(Way))}.\n\n");
        page.Append($"**What closes it.** {kind.ClosedBy}\n\n**First steps.**\n\n");
        foreach (var (at, step) in kind.FirstSteps.Index())
            page.Append($"{at + 1}. {step}\n");
    }

    private static string Ends(IIncidentKind kind) =>
        kind.Closing == ClosingRule.Evidence ? "newer evidence" : "a person";

    private static string About(SubjectKind subject) => subject switch
    {
        SubjectKind.AccessKey => "one access key",
        SubjectKind.AccessKeyUse => "the use of one access key",
        SubjectKind.SigningCertificate => "one signing certificate",
        SubjectKind.Password => "the password",
        SubjectKind.Mfa => "the MFA devices",
        SubjectKind.EmailAddress => "the e-mail address",
        SubjectKind.SignIn => "the sign-ins",
        SubjectKind.Session => "one session",
        SubjectKind.Evidence => "the evidence",
        SubjectKind.Policy => "one policy or delegation",
        SubjectKind.Quarantine => "one quarantine",
        SubjectKind.OwnResource => "one resource of Guardrails",
        SubjectKind.Exemption => "one exemption",
        SubjectKind.Membership => "the account's membership",
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No such subject."),
    };

    private static string Way(ObservationSource source) => source switch
    {
        ObservationSource.RootWrites => "the rule that forwards what root users change",
        ObservationSource.RootReads => "the rule that forwards sign-ins, reads by root keys and root sessions",
        ObservationSource.OrganizationChanges =>
            "the rules that forward changes of policies, delegations and membership",
        ObservationSource.OwnResourceWrites => "the rule that forwards changes of what Guardrails deployed",
        ObservationSource.Evaluations => "an evaluation of the account",
        ObservationSource.Reconciliation => "the daily comparison",
        ObservationSource.QuarantineSweep => "the comparison of attached quarantines with the ledger",
        ObservationSource.LedgerStream => "the ledger's own stream",
        ObservationSource.AwsHealth => "an event of AWS Health (its form is UNCONFIRMED)",
        ObservationSource.GuardDuty => "a finding of Amazon GuardDuty (its form is UNCONFIRMED)",
        ObservationSource.Person => "a person",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No such source."),
    };
}
