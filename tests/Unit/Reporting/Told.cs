using System.Globalization;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reporting;

/// <summary>The facts of one account, as the ledger has them, told in few words.</summary>
internal sealed class Told(string account)
{
    public const string NoKeys = "NoRootAccessKeys";

    /// <summary>Sunday noon in the fourth quarter.</summary>
    public static readonly DateTimeOffset Now = At("2026-11-29T12:00");

    public static readonly ReportScope Scope = new(
        OrganizationId.Parse("o-exampleorg1"),
        Partition.Commercial,
        AccountId.Parse("000000000011"),
        [.. ControlCatalog.All.Take(3)]);

    public static readonly ReportPeriod Period = new(Now, new DateOnly(2026, 8, 1));

    private readonly List<Observation> _observations = [];
    private readonly List<LatestVerdict> _latest = [];
    private readonly List<EndedIncident> _kept = [];
    private readonly List<ReconciledDay> _days = [];

    public AccountId Account { get; } = AccountId.Parse(account);

    public string State { get; init; } = "ACTIVE";

    /// <summary>All of it.</summary>
    public AccountFacts Facts => new(Account)
    {
        Name = $"account {Account}",
        State = State,
        Above = ["ou-ex01-workload", "r-ex01"],
        Units = ["Workloads"],
        Latest = _latest,
        Observations = _observations,
        Incidents = IncidentFold.Of(_observations, Now),
        Kept = _kept,
        Days = _days,
    };

    /// <summary>The same as a report says it.</summary>
    public ReportedAccount Reported => ReportedAccount.Of(Facts, Scope, Period);

    public static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse($"{time}Z", CultureInfo.InvariantCulture);

    /// <summary>An event says that a key was made.</summary>
    public Told KeyMade(string key, string at) => Opens<RootKeyMade>(new(SubjectKind.AccessKey, key), at, Event);

    /// <summary>Evidence shows a key.</summary>
    public Told KeySeen(string key, string at) =>
        Opens<RootKeyExists>(new(SubjectKind.AccessKey, key), at, ObservationSource.Evaluations);

    /// <summary>Evidence shows that a key is gone.</summary>
    public Told KeyGone(string key, string at) => Ends(new(SubjectKind.AccessKey, key), at, by: null, kind: null);

    /// <summary>A control accepts a key that is there.</summary>
    public Told KeyAccepted(string key, string at) => Ends(
        new(SubjectKind.AccessKey, key), at, "NoActiveRootAccessKeys", IncidentCatalog.Get<RootKeyExists>());

    /// <summary>The root user signs in.</summary>
    public Told SignIn(string at, ObservationSource source = ObservationSource.RootReads, bool mfa = true) => mfa
        ? Opens<RootSignIn>(new(SubjectKind.SignIn), at, source)
        : Opens<RootSignInWithoutMfa>(new(SubjectKind.SignIn), at, source);

    /// <summary>The account leaves.</summary>
    public Told Leaves(string at)
    {
        _observations.Add(Observation.Departure(
            new($"left/{at}", "Membership"), Account, At(at), At(at), ObservationSource.OrganizationChanges));
        return this;
    }

    /// <summary>Every control answers.</summary>
    public Told Compliant(string asked = "2026-11-29T06:00") =>
        Answers(asked, Scope.ControlNames.ToDictionary(name => name, _ => Compliance.Compliant));

    /// <summary>Every control answers that it cannot tell, and never could.</summary>
    public Told Undecided(string asked)
    {
        var places = _latest.Count;
        Answers(asked, Scope.ControlNames.ToDictionary(name => name, _ => Compliance.Unknown));
        for (var place = places; place < _latest.Count; place++)
        {
            _latest[place] = _latest[place] with
            {
                UnknownSince = At(asked), KeysAnswered = null, Read = null, Region = "eu-central-1",
            };
        }

        return this;
    }

    /// <summary>A control answers otherwise than the others.</summary>
    public Told Bad(string control, params LatestKey[] keys)
    {
        var place = _latest.FindIndex(one => one.Control == control);
        _latest[place] = _latest[place] with { Compliance = Compliance.NonCompliant, Keys = keys };
        return this;
    }

    /// <summary>Nothing decides since a time.</summary>
    public Told UnknownSince(string time)
    {
        for (var place = 0; place < _latest.Count; place++)
            _latest[place] = _latest[place] with { UnknownSince = At(time) };
        return this;
    }

    /// <summary>The password was used.</summary>
    public Told PasswordUsed(string time)
    {
        for (var place = 0; place < _latest.Count; place++)
            _latest[place] = _latest[place] with { PasswordUsed = At(time) };
        return this;
    }

    /// <summary>An incident of which only the row is left.</summary>
    public Told Kept(string id, IncidentEnding ending, string ended)
    {
        _kept.Add(new(
            id, Account, new(SubjectKind.Session, id), Severity.High, ["RootCall"], At(ended).AddDays(-1), At(ended),
            ending));
        return this;
    }

    /// <summary>A day of the comparison.</summary>
    public Told Day(string day, int missed = 0, int notWatched = 0)
    {
        _days.Add(new(Account, DateOnly.Parse(day, CultureInfo.InvariantCulture))
        {
            FirstSeen = new(2026, 8, 1), Works = true, Missed = missed, NotWatched = notWatched,
        });
        return this;
    }

    public Told Opens<T>(IncidentSubject subject, string at, ObservationSource source) where T : IIncidentKind
    {
        _observations.Add(Observation.Opening(
            new($"{typeof(T).Name}/{at}/{source}", $"{subject}"), Account, subject, IncidentCatalog.Get<T>(), At(at),
            At(at).AddMinutes(1), source));
        return this;
    }

    private const ObservationSource Event = ObservationSource.RootWrites;

    private Told Ends(IncidentSubject subject, string at, string? by, IIncidentKind? kind)
    {
        _observations.Add(Observation.Ending(
            new($"ended/{at}/{by}", $"{subject}"), Account, subject, kind, At(at), At(at).AddMinutes(1),
            ObservationSource.Evaluations) with
        {
            By = by,
        });
        return this;
    }

    private Told Answers(string asked, IReadOnlyDictionary<string, Compliance> answers)
    {
        _latest.AddRange(answers.Select(answer => new LatestVerdict
        {
            Account = Account,
            Control = answer.Key,
            Region = "us-east-1",
            Compliance = answer.Value,
            Since = At(asked),
            Asked = At(asked),
            Heard = At(asked),
            Read = At(asked),
            KeysAnswered = At(asked),
            Findings = [$"{answer.Key} says so."],
        }));
        return this;
    }
}
