using Guardrails.Core.Incidents;
using Guardrails.Core.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

/// <summary>
/// The fourth quarter of twelve accounts, and of one that left, worked out by hand on paper: noon of 2026-11-29, so
/// that the quarter began at 2026-10-01T00:00 and the last 90 days at 2026-08-31T12:00.
/// </summary>
/// <remarks>
/// <code>
/// account  what happened                                                          counts as
/// 01       key made 10-10 08:00, seen 09:00, gone 10-12 08:00                     48 h, in the quarter
/// 02       key seen 08-20, gone 09-10                                             21 d, in 90 days alone
/// 03       key seen 09-25, inactive since, accepted by one control                there, inactive, 65.5 days
/// 04       key seen 11-01, active                                                 there, active, 28.5 days
/// 05       key seen 10-20 06:00, gone 18:00; another seen 11-20, gone 11-22       12 h and 48 h
/// 06       signed in 09-30 23:59, 10-05, 11-10; a date tells 11-10 again          2 sign-ins
/// 07       no MFA; signed in 10-01 00:00                                          1 sign-in
/// 08       nothing decides since 11-27                                            UNKNOWN
/// 09       key seen 11-25, active; nothing evaluated since 11-26                  UNKNOWN, and the key is there
/// 10       suspended                                                              out of reach
/// 11       the management account                                                 out of reach, and judged
/// 12       exempt until 12-15; virtual MFA                                        exempt, MFA not of the kind
/// 13       signed in 10-15, key seen 10-30, left 11-05                            1 sign-in; nothing remediated
/// </code>
/// </remarks>
public sealed class QuarterByHandTests
{
    private static readonly ReportScope OfExempt = Scope with
    {
        Exemptions =
        [
            new("000000000012", "DenyRootAccessKeyCreation", "Payments", At("2026-12-15T00:00")),
            new("000000000006", "DenyRootAccessKeyCreation", "Sales", At("2026-11-29T12:00")),
        ],
    };

    private static readonly Told[] Accounts =
    [
        new Told("000000000001").Compliant()
            .KeyMade("AKIA01", "2026-10-10T08:00").KeySeen("AKIA01", "2026-10-10T09:00")
            .KeyGone("AKIA01", "2026-10-12T08:00")
            .Kept("000000000001-0000000a", IncidentEnding.Acknowledged, "2026-10-11T00:00")
            .Kept("000000000001-0000000b", IncidentEnding.NobodyLooked, "2026-11-01T00:00"),
        new Told("000000000002").Compliant()
            .KeySeen("AKIA02", "2026-08-20T00:00").KeyGone("AKIA02", "2026-09-10T00:00")
            .Kept("000000000002-0000000a", IncidentEnding.Acknowledged, "2026-09-30T23:59"),
        new Told("000000000003").Compliant().Bad(NoKeys, new LatestKey("AKIA03", Active: false))
            .KeySeen("AKIA03", "2026-09-25T00:00").KeyAccepted("AKIA03", "2026-10-01T00:00"),
        new Told("000000000004").Compliant().Bad(NoKeys, new LatestKey("AKIA04", Active: true))
            .KeySeen("AKIA04", "2026-11-01T00:00")
            .Day("2026-09-30", missed: 5).Day("2026-10-02", missed: 1).Day("2026-11-29", missed: 2, notWatched: 1),
        new Told("000000000005").Compliant()
            .KeySeen("AKIA05", "2026-10-20T06:00").KeyGone("AKIA05", "2026-10-20T18:00")
            .KeySeen("AKIA5B", "2026-11-20T00:00").KeyGone("AKIA5B", "2026-11-22T00:00"),
        new Told("000000000006").Compliant()
            .SignIn("2026-09-30T23:59").SignIn("2026-10-05T10:00").SignIn("2026-11-10T10:00")
            .SignIn("2026-11-10T10:20", ObservationSource.Reconciliation),
        new Told("000000000007").Compliant().Bad("RootMfa").Bad("RootHardwareMfa")
            .SignIn("2026-10-01T00:00", mfa: false),
        new Told("000000000008").Compliant().UnknownSince("2026-11-27T06:00"),
        new Told("000000000009").Compliant("2026-11-26T06:00").Bad(NoKeys, new LatestKey("AKIA09", Active: true))
            .KeySeen("AKIA09", "2026-11-25T00:00"),
        new Told("000000000010") { State = "SUSPENDED" },
        new Told("000000000011").Compliant(),
        new Told("000000000012").Compliant().Bad("RootHardwareMfa"),
    ];

    private static readonly Told Left = new Told("000000000013").SignIn("2026-10-15T08:00")
        .KeySeen("AKIA13", "2026-10-30T00:00").Leaves("2026-11-05T00:00");

    private readonly ReportNumbers _numbers = ReportNumbers.Of(
        [.. Accounts.Select(one => ReportedAccount.Of(one.Facts, OfExempt, Period))],
        [DepartedAccount.Of(Left.Facts, new(2026, 11, 5), Period)],
        Period);

    [Fact]
    public void Keys()
    {
        _numbers.Accounts.ShouldBe(12);
        _numbers.WithKeys.ShouldBe(3, "03, 04 and 09");
        _numbers.WithActiveKeys.ShouldBe(2, "04 and 09");
        _numbers.OpenKeys.ShouldBe(3);
        _numbers.OldestOpenKeySeconds.ShouldBe(5_659_200, "65.5 days of 86,400 seconds");
    }

    [Fact]
    public void Time_to_remediate()
    {
        _numbers.RemediatedInQuarter.ShouldBe(new(3, 129_600, 172_800, 172_800), "(48 h + 12 h + 48 h) / 3 = 36 h");
        _numbers.RemediatedInNinetyDays.ShouldBe(
            new(4, 550_800, 172_800, 1_814_400), "(48 h + 12 h + 48 h + 504 h) / 4 = 153 h");
    }

    [Fact]
    public void Mfa()
    {
        _numbers.Mfa.ShouldBe(new Share(8, 11, 2), "not 07, 08, 09; 10 is out of reach");
        _numbers.RequiredMfa.ShouldBe(new Share(7, 11, 2), "nor 12");
        _numbers.Mfa!.Percent!.Value.ShouldBe(800.0 / 11, 1e-9);
    }

    [Fact]
    public void Sign_ins() => _numbers.SignIns.ShouldBe(4, "2 of 06, 1 of 07, 1 of 13");

    [Fact]
    public void The_honest_ones()
    {
        _numbers.Unknown.ShouldBe(2, "08 and 09");
        _numbers.Exempt.ShouldBe(1, "12: the exemption of 06 ended at noon");
        _numbers.OutOfReach.ShouldBe(2, "10 and 11");
        _numbers.NotApplicable.ShouldBe(0);
        _numbers.NotWatched.ShouldBe(0);
        _numbers.Unread.ShouldBe(0);
        _numbers.EventsMissed.ShouldBe(3);
        _numbers.UsesNotWatched.ShouldBe(1);
    }

    /// <summary>An act ends after 14 days: that of 09-30 within the quarter, and 13's before it left.</summary>
    [Fact]
    public void Incidents()
    {
        _numbers.IncidentsOpen.ShouldBe(3, "the keys of 03, 04 and 09");
        _numbers.Acknowledged.ShouldBe(1);
        _numbers.NobodyLooked.ShouldBe(6, "1 kept of 01, 3 of 06, 1 of 07, 1 of 13");
        _numbers.EndedByLeaving.ShouldBe(1, "the key of 13");
    }
}
