using System.Reflection;
using System.Text.Json.Serialization;
using Guardrails.Cli.Remediate;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

/// <summary>The entries of a log as a person reads them.</summary>
public sealed class EntryWordsTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly Decided Ann = new("hash", "ann", "arn", "It is time.", At);

    private static readonly RootCredential Key = new(RootCredentialKind.AccessKey, "AKIAIOSFODNN7EXAMPLE");

    private static readonly Disturbance Sign = new("1", DisturbanceKind.Refused, At, "A call was refused.");

    private static readonly RemediationRequest Request = RemediationRequest.Default;

    private static readonly (RemediationEntry Entry, string Words)[] Entries =
    [
        (new RemediationEntry.Begun(Ann, Request, Ended: null, At), "ann starts it: It is time."),
        (
            new RemediationEntry.Begun(Ann, Request, new(RemediationEnding.Manual, "By hand."), At),
            "ann starts it, and it ends: By hand."),
        (
            new RemediationEntry.Proved(
                [
                    new(Key, ProvenUse.Unused, null, ["No event."]),
                    new(RootCredential.Password, ProvenUse.UsedByWhatIsNotKnown, null, ["Nobody asked for it."]),
                ],
                At),
            "Access key AKIAIOSFODNN7EXAMPLE is unused. No event."),
        (new RemediationEntry.Compared("arn:app", [], At), "arn:app replaces the keys."),
        (new RemediationEntry.Compared("arn:app", ["s3"], At), "arn:app does not replace the keys yet: s3"),
        (
            new RemediationEntry.QuarantineProven("p-1", At),
            "The simulator shows that a quarantine stops the root user and spares audit and deletion."),
        (new RemediationEntry.Attached(At), "The quarantine is attached: the root user can do nothing."),
        (new RemediationEntry.AuditPassed(At), "An audit session works in spite of it."),
        (new RemediationEntry.Looked(new([Key], [], true, null), At), "Nobody tried to use the credentials."),
        (new RemediationEntry.Looked(new([Key], [Sign], true, null), At), "1 sign of use: A call was refused."),
        (new RemediationEntry.Looked(new([Key], [Sign], false, "It is detached."), At), "It is detached."),
        (new RemediationEntry.Reminded(At), "People are reminded."),
        (new RemediationEntry.Deleted(At), "What was approved is deleted."),
        (new RemediationEntry.Verified([RootCredential.Password], At), "An audit shows that it is gone."),
        (
            new RemediationEntry.Verified([Key], At),
            "An audit shows that it is not gone: access key AKIAIOSFODNN7EXAMPLE."),
        (new RemediationEntry.Detached(At), "The quarantine is taken off."),
        (new RemediationEntry.Failed(new("No session.", "Look."), At), "A step failed: No session. Look."),
        (
            new RemediationEntry.Approved(Ann, [Key], "hash", At),
            "ann approves the deletion of access key AKIAIOSFODNN7EXAMPLE: It is time."),
        (new RemediationEntry.Rejected(Ann, At), "ann rejects it: It is time."),
        (new RemediationEntry.Lifted(Ann, At), "ann lifts the quarantine: It is time."),
        (new RemediationEntry.Overridden(Ann, "hash", At), "ann takes the responsibility: It is time."),
        (new RemediationEntry.Resumed(Ann, "arn:app", At), "ann names arn:app: It is time."),
        (new RemediationEntry.Resumed(Ann, null, At), "ann lets it go on: It is time."),
        (new RemediationEntry.Voided(Ann, "It is over.", At), "A decision of ann came too late: It is over."),
    ];

    [Fact]
    public void Each_entry_is_a_sentence()
    {
        foreach (var (entry, words) in Entries)
            EntryWords.Of(entry, Request).ShouldBe(words);
    }

    [Fact]
    public void No_kind_of_entry_is_forgotten() =>
        typeof(RemediationEntry).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(one => one.DerivedType)
            .Except(Entries.Select(one => one.Entry.GetType())).ShouldBeEmpty();
}
