using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Reporting;
using Guardrails.Tests.Unit.Incidents.Observers;

namespace Guardrails.Tests.Unit.Reporting;

/// <summary>
/// An account with a random life, day by day: what is true of it, and what the product's own observers make of what
/// they are shown of it. The truth is counted without them.
/// </summary>
internal sealed class SimulatedAccount(int number, Random random, DateTimeOffset first)
{
    private static readonly IControl Keys = ControlCatalog.All.Single(one => one.Name == Told.NoKeys);
    private static readonly IControl Mfa = ControlCatalog.All.Single(one => one.Name == "RootMfa");

    private readonly int _joins = random.Next(4) == 0 ? random.Next(140) : 0;
    private readonly int _ends = random.Next(4) == 0 ? random.Next(60, 150) : int.MaxValue;
    private readonly bool _isSuspended = random.Next(2) == 0;
    private readonly int _forgotten = random.Next(8) == 0 ? random.Next(140, 150) : int.MaxValue;
    private readonly List<TrueKey> _keys = [];
    private readonly List<Observation> _observations = [];
    private readonly Dictionary<string, LatestVerdict> _latest = new(StringComparer.Ordinal);
    private readonly List<HeardCredential> _heard = [];
    private bool _mfa = random.Next(3) > 0;
    private int _made;

    public AccountId Account { get; } = AccountId.Parse($"{number + 1:000000000000}");

    /// <summary>The sign-ins to the console.</summary>
    public List<DateTimeOffset> SignIns { get; } = [];

    /// <summary>True where it stands in the organization's list.</summary>
    public bool IsListed { get; private set; }

    public bool HasLeft { get; private set; }

    public bool IsInactive { get; private set; }

    /// <summary>The day on which it left.</summary>
    public DateTimeOffset? Left { get; private set; }

    /// <summary>The last time at which anything was asked of it, and the last at which that decided.</summary>
    public (DateTimeOffset? Asked, DateTimeOffset? Decided, bool Mfa) Judged { get; private set; }

    /// <summary>Every key, as it truly was, and when that became known.</summary>
    public IReadOnlyList<TrueKey> TrueKeys => _keys;

    /// <summary>Its facts, as the ledger has them.</summary>
    public AccountFacts Facts(DateTimeOffset now) => new(Account)
    {
        Name = "",
        State = IsInactive ? "SUSPENDED" : "ACTIVE",
        Above = ["r-ex01"],
        Latest = [.. _latest.Values],
        Observations = _observations,
        Incidents = IncidentFold.Of(_observations, now),
    };

    /// <summary>A day passes.</summary>
    public void Live(int day)
    {
        var midnight = first.AddDays(day);
        if (day < _joins || Left is not null)
            return;
        IsListed = true;
        if (day == _ends)
        {
            Leave(midnight.AddHours(1));
            return;
        }

        if (random.Next(20) == 0)
            SignIn(midnight.AddHours(2).AddMinutes(random.Next(50)));
        if (random.Next(25) == 0 && _keys.Count(key => key.Deleted is null) < 2)
            Make(midnight.AddHours(3));
        foreach (var key in _keys.Where(key => key.Deleted is null && key.Made < midnight))
        {
            if (random.Next(12) == 0)
                key.Deleted = midnight.AddHours(4);
            else if (random.Next(15) == 0)
                key.IsActive = !key.IsActive;
        }

        if (random.Next(40) == 0)
            _mfa = !_mfa;
        if (day < _forgotten)
            Evaluate(midnight.AddHours(6), canRead: random.Next(6) > 0);
    }

    private void SignIn(DateTimeOffset at)
    {
        SignIns.Add(at);
        var subject = new IncidentSubject(SubjectKind.SignIn);
        _observations.Add(Observation.Opening(
            new($"sign-in/{at:O}", $"{subject}"), Account, subject, IncidentCatalog.Get<RootSignIn>(), at, at,
            ObservationSource.RootReads));
    }

    private void Make(DateTimeOffset at)
    {
        var key = new TrueKey($"AKIA{number:000}{_made++:000}", at);
        _keys.Add(key);
        if (random.Next(10) < 3)
            return;
        key.Known = at;
        var subject = new IncidentSubject(SubjectKind.AccessKey, key.Id);
        _observations.Add(Observation.Opening(
            new($"made/{at:O}", $"{subject}"), Account, subject, IncidentCatalog.Get<RootKeyMade>(), at,
            at.AddMinutes(2), ObservationSource.RootWrites));
        _heard.Add(new(subject, at.AddMinutes(2)));
    }

    private void Leave(DateTimeOffset at)
    {
        (Left, IsInactive, HasLeft, IsListed) = (at, _isSuspended, !_isSuspended, _isSuspended);
        _observations.Add(Observation.Departure(
            new($"left/{at:O}", "Membership"), Account, at, at, ObservationSource.OrganizationChanges));
    }

    private void Evaluate(DateTimeOffset at, bool canRead)
    {
        Judged = (at, canRead ? at : Judged.Decided, canRead ? _mfa : Judged.Mfa);
        if (canRead)
        {
            foreach (var key in _keys)
                key.Look(at);
        }

        var there = _keys.Where(key => key.Deleted is null).ToList();
        Record(Keys, at, canRead ? EvidenceOf(there) : null);
        Record(Mfa, at, canRead ? Evaluations.Mfa(_mfa) : null);
    }

    private static RootEvidence EvidenceOf(List<TrueKey> there)
    {
        var all = Evaluations.Keys([.. there.Select(key => key.Id)]);
        return all with
        {
            Audit = new(
                all.Audit.Audit! with
                {
                    AccessKeys = Reading.All(all.Audit.Audit!.AccessKeys.Seen.Select(
                        key => key with { Active = there.Single(one => one.Id == key.Id).IsActive })),
                },
                WhyNone: null),
        };
    }

    private void Record(IControl control, DateTimeOffset at, RootEvidence? evidence)
    {
        var verdict = evidence is null
            ? Verdict.Unknown("The role is gone.")
            : RootPosture.Evaluate(evidence, control, ControlParameters.Defaults(control), Partition.Commercial);
        var observed = EvaluationObserver.Of(
            new(Account, control, "us-east-1", at, at.AddMinutes(1), verdict, evidence),
            _latest.GetValueOrDefault(control.Name),
            control == Keys ? _heard : []);
        _latest[control.Name] = observed.Latest;
        _observations.AddRange(observed.Observations);
    }

    /// <summary>A key, and what became known of it.</summary>
    public sealed class TrueKey(string id, DateTimeOffset made)
    {
        public string Id => id;

        public DateTimeOffset Made => made;

        public DateTimeOffset? Deleted { get; set; }

        public bool IsActive { get; set; } = true;

        /// <summary>The first event or reading that told of it.</summary>
        public DateTimeOffset? Known { get; set; }

        /// <summary>The first reading that did not show it any more.</summary>
        public DateTimeOffset? KnownGone { get; private set; }

        /// <summary>True where the newest reading showed it as inactive.</summary>
        public bool WasInactive { get; private set; }

        public void Look(DateTimeOffset at)
        {
            if (Deleted is null)
            {
                Known ??= at;
                WasInactive = !IsActive;
            }
            else if (Known is not null)
            {
                KnownGone ??= at;
            }
        }
    }
}
