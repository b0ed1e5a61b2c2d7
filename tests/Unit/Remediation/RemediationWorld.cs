using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

/// <summary>
/// An account, its policies and its log, in which anything may happen at any moment, and which checks each promise
/// where it would be broken. It knows the truth, and the log what was written.
/// </summary>
internal sealed class RemediationWorld(Random random)
{
    private const string Policy = "p-quarantine";
    private static readonly RootCredential Device = new(RootCredentialKind.MfaDevice, "GAHT12345678");

    private readonly HashSet<RootCredential> _there = [];
    private readonly List<Disturbance> _happened = [];
    private readonly List<(RemediationEntry Decision, string Person)> _old = [];
    private bool _isAttached;
    private bool _left;
    private int _keys;

    /// <summary>The number of the entry that a kill kept from being written after a deletion; -1 for none.</summary>
    private int _unwritten = -1;
    private HashSet<string> _seenAtLastLook = [];
    private DateTimeOffset _lastLook = DateTimeOffset.MinValue;
    private readonly List<(DateTimeOffset At, bool Clean)> _truth = [];

    public RemediationCase Case { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; } = Logs.Monday;

    public List<RemediationEntry> Log { get; } = [];

    public HashSet<Type> Stages { get; } = [typeof(Stage.Proving)];

    public int Deletions { get; private set; }

    /// <summary>The deletions after one that nobody wrote down, and by the same look.</summary>
    public int Repeated { get; private set; }

    /// <summary>The refusals of such deletions.</summary>
    public int Refused { get; private set; }

    public void Begin()
    {
        for (var key = random.Next(3); key >= 0; key--)
            Appear();
        if (random.Next(3) == 0)
            _there.UnionWith([RootCredential.Password, Device]);
        RemediationRequest request = new(
            random.Next(4) == 0 ? QuarantineKind.Leak : QuarantineKind.Removal, 1, Password: random.Next(3) == 0);
        Log.Add(new RemediationEntry.Begun(Logs.By("ann", 'a'), request, Ended: null, Now));
        Case = RemediationCase.Begin(Logs.Account, (RemediationEntry.Begun)Log[0]);
    }

    /// <summary>Something happens.</summary>
    public void Happen()
    {
        Note();
        switch (random.Next(400))
        {
            case < 80:
                Now += TimeSpan.FromMinutes(random.Next(1, 2_000));
                break;
            case < 300:
                Step(failing: true);
                break;
            case < 385:
                Decide();
                break;
            case 385:
                Appear();
                break;
            case 386 when _there.Count > 0:
                _there.Remove(_there.ElementAt(random.Next(_there.Count)));
                break;
            case < 390 when _isAttached:
                _happened.Add(new(
                    $"event-{_happened.Count}", DisturbanceKind.Refused, Now, "s3:ListBuckets was refused."));
                break;
            case 398 when _isAttached:
                _isAttached = false;
                break;
            case 399 when random.Next(4) == 0:
                (_left, _isAttached) = (true, false);
                break;
        }

        Promise();
    }

    /// <summary>The function goes on with nothing failing, until it waits or ends.</summary>
    public void Settle()
    {
        for (var steps = 0; Case.Due is { Step: not RemediationStep.Remind } due; steps++)
        {
            steps.ShouldBeLessThan(100, $"{Case.Stage} neither ends nor waits");
            if (Case.Stage is Stage.AwaitingApproval)
                break;
            Now = due.From > Now ? due.From : Now;
            Note();
            Step(failing: false);
            Promise();
        }

        RemediationLog.Read(Logs.Account, Log).ShownHash.ShouldBe(Case.ShownHash);
    }

    private void Note() => _truth.Add((Now, !_there.Any(Case.Request.Asks)));

    private void Promise()
    {
        if (_isAttached)
            Case.Hold.ShouldNotBeNull("a quarantine that the ledger does not know");
        if (Case.Stage is Stage.Ended { Ending: not RemediationEnding.Left })
            _isAttached.ShouldBeFalse("a quarantine that nobody will lift");
        if (Case.GoneAt is { } gone)
            _truth.Exists(one => one.At == gone && one.Clean).ShouldBeTrue("clean without evidence");
        if (Case.Stage is Stage.Ended { Ending: RemediationEnding.Done })
            Case.GoneAt.ShouldNotBeNull();
        (Case.Due is not null || Case.IsOver || Case.Stage is Stage.AwaitingReplacement or Stage.AwaitingJudgement
            or Stage.Disturbed or Stage.Halted).ShouldBeTrue("neither an end nor a named wait");
    }

    /// <summary>One step of the function. Its answer may be lost, and so may everything after it.</summary>
    private void Step(bool failing)
    {
        if (Case.Due is not { } due || due.From > Now)
            return;
        var (fails, lost) = (failing && random.Next(5) == 0, failing && random.Next(5) == 0);
        var before = Case;
        if (_left)
        {
            Write(new RemediationEntry.Failed(new("The account left.", "") { IsGone = true }, Now));
            return;
        }

        if (fails && random.Next(2) == 0)
        {
            Write(Failure());
            return;
        }

        var entry = Take(due.Step);
        if (lost)
        {
            Case.ShouldBeSameAs(before);
            _unwritten = entry is RemediationEntry.Deleted ? Case.Entries : _unwritten;
        }
        else
            Write(fails ? Failure() : entry);
    }

    private RemediationEntry.Failed Failure() => new(
        new("It failed.", "Try again.") { BlockedBy = random.Next(6) == 0 ? ["p-others"] : [] }, Now);

    private RemediationEntry Take(RemediationStep step)
    {
        switch (step)
        {
            case RemediationStep.Prove:
                return new RemediationEntry.Proved(
                    [.. _there.Select(one => Logs.Proof(one, (ProvenUse)random.Next(3)))], Now);
            case RemediationStep.Compare:
                return new RemediationEntry.Compared(
                    ((Stage.Comparing)Case.Stage).Role, random.Next(2) == 0 ? [] : ["s3:GetObject"], Now);
            case RemediationStep.CheckQuarantine:
                return new RemediationEntry.QuarantineProven(Policy, Now);
            case RemediationStep.Attach:
                _isAttached = true;
                return new RemediationEntry.Attached(Now);
            case RemediationStep.Audit:
                return new RemediationEntry.AuditPassed(Now);
            case RemediationStep.Look:
                (_lastLook, _seenAtLastLook) = (Now, [.. _happened.Select(sign => sign.Id)]);
                return new RemediationEntry.Looked(
                    new([.. _there], [.. _happened], _isAttached, _isAttached ? null : "Somebody detached it."), Now);
            case RemediationStep.Remind:
                return new RemediationEntry.Reminded(Now);
            case RemediationStep.Delete:
                return Delete();
            case RemediationStep.Verify:
                return new RemediationEntry.Verified([.. _there], Now);
            default:
                _isAttached = false;
                return new RemediationEntry.Detached(Now);
        }
    }

    private RemediationEntry Delete()
    {
        var looked = Log.OfType<RemediationEntry.Looked>().Last().At;
        var plan = DeletionPlan.Of(Case, _there, Now);
        if (plan.Refusal is { } refusal)
        {
            Refused += _unwritten == Case.Entries ? 1 : 0;
            return new RemediationEntry.Failed(new(refusal, "Look at it again."), Now);
        }

        Repeated += _unwritten == Case.Entries ? 1 : 0;
        (Now - looked).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15), "a deletion by an old look");
        Deletions++;
        var approval = Log.OfType<RemediationEntry.Approved>().Last();
        string.Equals(approval.By.Person, "ann", StringComparison.OrdinalIgnoreCase)
            .ShouldBeFalse("approved by the starter");
        plan.Deletes.Except(approval.Credentials).ShouldBeEmpty();
        _lastLook.ShouldBeGreaterThanOrEqualTo(approval.At, "a deletion without a look after the approval");
        _seenAtLastLook.Except(Case.Accepted).ShouldBeEmpty("a refused call stands undecided");
        foreach (var one in plan.Deletes)
        {
            (one.Kind == RootCredentialKind.MfaDevice && _there.Contains(RootCredential.Password))
                .ShouldBeFalse("a password without MFA");
            _there.Remove(one);
            if (random.Next(8) == 0)
                break;
        }

        return new RemediationEntry.Deleted(Now);
    }

    /// <summary>A person decides: the right thing, something wrong, or something old.</summary>
    private void Decide()
    {
        var person = random.Next(4) switch { 0 => "ann", 1 => "ANN", _ => "bob" };
        var by = Logs.By(person, 'd', Now);
        RemediationEntry decision = random.Next(32) switch
        {
            0 => new RemediationEntry.Rejected(by, Now),
            1 => new RemediationEntry.Lifted(by, Now),
            <= 12 => new RemediationEntry.Overridden(by, Case.ShownHash, Now),
            <= 18 => new RemediationEntry.Resumed(
                by, Case.Stage is Stage.AwaitingReplacement ? "arn:aws:iam::444444444444:role/app" : null, Now),
            19 when _old.Count > 0 => _old[random.Next(_old.Count)].Decision,
            20 => new RemediationEntry.Approved(by, [.. _there], Case.ShownHash, Now),
            _ => new RemediationEntry.Approved(by, Case.Credentials, Case.ShownHash, Now),
        };
        _old.Add((decision, person));
        if (RemediationFault.Of(Case, decision) is null)
            Write(decision);
    }

    private void Appear() => _there.Add(new(RootCredentialKind.AccessKey, $"AKIA{_keys++:0000000000000000}"));

    private void Write(RemediationEntry entry)
    {
        Case = RemediationLog.Next(Case, entry);
        Log.Add(entry);
        Stages.Add(Case.Stage.GetType());
    }
}
