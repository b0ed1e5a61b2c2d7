using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

/// <summary>Logs for tests, written entry by entry: what a test does not say is the ordinary.</summary>
internal sealed class Logs
{
    public static readonly AccountId Account = AccountId.Parse("444444444444");
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly RootCredential Key = new(RootCredentialKind.AccessKey, "AKIAIOSFODNN7EXAMPLE");
    public static readonly RootCredential SecondKey = new(RootCredentialKind.AccessKey, "AKIAI44QH8DHBEXAMPLE");

    private readonly List<RemediationEntry> _entries = [];

    private Logs(RemediationEntry.Begun begun)
    {
        Case = RemediationCase.Begin(Account, begun);
        _entries.Add(begun);
    }

    public RemediationCase Case { get; private set; }

    public IReadOnlyList<RemediationEntry> Entries => _entries;

    public DateTimeOffset Now { get; set; } = Monday;

    public static Logs Begun(RemediationRequest? request = null, string by = "ann") =>
        new(new RemediationEntry.Begun(By(by, 'a'), request ?? RemediationRequest.Default, Ended: null, Monday));

    public static Logs Proved(ProvenUse use = ProvenUse.Unused, RemediationRequest? request = null) =>
        Begun(request).Then(log => new RemediationEntry.Proved([Proof(Key, use)], log.Now));

    public static Logs Quarantined() => Proved()
        .Then(log => new RemediationEntry.QuarantineProven("p-quarantine", log.Now))
        .Then(log => new RemediationEntry.Attached(log.Now))
        .Then(log => new RemediationEntry.AuditPassed(log.Now));

    public static Logs Quiet() => Quarantined().At(Monday.AddDays(7).AddMinutes(75)).Look();

    public static Logs Approved() => Quiet().Approve();

    public static Logs Deleting() => Approved().Look();

    public Logs At(DateTimeOffset time)
    {
        Now = time;
        return this;
    }

    public Logs Then(Func<Logs, RemediationEntry> entry)
    {
        var next = entry(this);
        Case = RemediationLog.Next(Case, next);
        _entries.Add(next);
        return this;
    }

    public Logs Look(params IReadOnlyList<Disturbance> signs) => Look([Key], signs);

    public Logs Look(IReadOnlyList<RootCredential> there, IReadOnlyList<Disturbance> signs) =>
        Then(log => new RemediationEntry.Looked(new(there, signs, IsAttached: true, Fault: null), log.Now));

    public Logs Fail(int times = 1, params IReadOnlyList<string> blockedBy)
    {
        for (var time = 0; time < times; time++)
            Then(log => Failure(log, blockedBy));
        return this;
    }

    public Logs Approve(string by = "bob") => Then(log => Approval(log.Case, log.Now, by));

    public static RemediationEntry Failure(Logs log, params IReadOnlyList<string> blockedBy) =>
        new RemediationEntry.Failed(
            new("AWS did not answer.", "Try again.") { BlockedBy = blockedBy }, log.Now);

    public static RemediationEntry.Approved Approval(RemediationCase one, DateTimeOffset at, string by = "bob") =>
        new(By(by, 'b', at), one.Credentials, one.ShownHash, at);

    public static Decided By(string person, char hash = 'c', DateTimeOffset? at = null) => new(
        new(hash, 64),
        person,
        $"arn:aws:sts::222222222222:assumed-role/AWSReservedSSO_Security_0123456789abcdef/{person}",
        "It is time.",
        at ?? Monday);

    public static KeyProof Proof(RootCredential credential, ProvenUse use = ProvenUse.Unused) =>
        new(credential, use, LastUse: null, ["It is so."]);

    public static Disturbance Refusal(string id = "event-1", DateTimeOffset? at = null) => new(
        id, DisturbanceKind.Refused, at ?? Monday.AddDays(1), $"s3:ListBuckets was refused ({id}).");
}
