using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reconciling;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>One account on the day of a comparison, and that comparison in few words.</summary>
internal static class ComparedDay
{
    public const string Control = "NoRootAccessKeys";
    public const string Key = "AKIAIOSFODNN7EXAMPLE";

    public static readonly AccountId Account = AccountId.Parse("444444444444");
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    public static readonly ReconciledDay Yesterday = new(Account, new(2026, 11, 23))
    {
        FirstSeen = new(2026, 11, 1),
        WatchedSince = new(2026, 11, 1),
        Works = true,
        Expected = new Dictionary<string, DateOnly> { [Control] = new(2026, 11, 1) },
    };

    public static LatestVerdict Bad(DateTimeOffset since) => Latest(since, new LatestKey(Key, Active: true)) with
    {
        Asked = Now.AddHours(-1), KeysAnswered = Now.AddHours(-1),
    };

    public static Dictionary<string, Compliance> Copies(Compliance? copy) =>
        copy is { } shown ? new() { [Control] = shown } : [];

    public static ReconciledDay Expected(DateOnly from) => Yesterday with
    {
        Expected = new Dictionary<string, DateOnly> { [Control] = from },
    };

    public static Incident Fold(IEnumerable<Observation> observations) =>
        IncidentFold.Of(observations, Now.AddDays(2)).Single(one => one.Subject.Kind == SubjectKind.Exemption);

    public static (IReadOnlyList<Observation> Observations, ReconciledDay Day) Compare(
        AccountToday today, params EndingExemption[] exemptions) =>
        Reconciliation.Of(today, exemptions, new HashSet<string> { "us-east-1" });

    public static IEnumerable<string> Kinds(IEnumerable<Observation> observations) =>
        observations.Select(one => $"{one.Effect} {one.Kind?.Name}");

    public static AccountToday Today(IReadOnlyList<LatestVerdict> latest) => new(Account, Now)
    {
        State = "ACTIVE",
        Works = true,
        Watched = true,
        Above = ["ou-ex01-worksand", "r-ex01"],
        Controls = [Control],
        Latest = latest,
        Observations = [],
        Before = Yesterday,
    };

    public static LatestVerdict Latest(DateTimeOffset asked, params LatestKey[] keys) => new()
    {
        Account = Account,
        Control = Control,
        Region = "us-east-1",
        Compliance = keys.Length > 0 ? Compliance.NonCompliant : Compliance.Compliant,
        Since = asked,
        Asked = asked,
        Heard = asked,
        Findings = [],
        Keys = keys,
        KeysAnswered = asked,
    };
}
