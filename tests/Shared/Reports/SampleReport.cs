using System.Globalization;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests;

/// <summary>
/// A report of any size, the same every time: every standing and reach, names that hurt, keys, exemptions, incidents.
/// </summary>
public static class SampleReport
{
    /// <summary>Names that a rendering must show as they are: markup, formulas, direction, quotation, length.</summary>
    public static readonly IReadOnlyList<string> HostileNames =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(2)>",
        "=HYPERLINK(\"https://example.com\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1:A9)",
        "\tTab first",
        "a,b;c\"d'e",
        "non-EU and non-\"us-east-1\" operations",
        "path/with\\slashes",
        "\u202Eevitcerid\u202C",
        "شركة المدفوعات",
        "支付-生产",
        "🚀 rocket 🧨",
        "line\nbreak\r\nand \u0007 bell",
        "{{ 7 | times: 7 }} {% raw %} ${x}",
        "&amp; &lt;b&gt;",
        "50-characters-long-name-of-an-account-in-the-org-50",
    ];

    /// <summary>The time of the report.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 23, 6, 30, 0, TimeSpan.Zero);

    /// <summary>The organization.</summary>
    public static readonly ReportScope Scope = new(
        OrganizationId.Parse("o-exampleorg1"),
        Partition.Commercial,
        AccountId.Parse("111111111111"),
        [.. ControlCatalog.All.Take(4)]);

    private static readonly string[][] Units =
        [[], ["Security"], ["Workloads", "Production"], ["Workloads", "Sandbox"], ["R&D / <Labs>"]];

    /// <summary>The report.</summary>
    /// <param name="accounts">The number of accounts, the management account among them.</param>
    /// <param name="problems">What keeps it from being complete.</param>
    public static ComplianceReport Of(int accounts, params IReadOnlyList<string> problems)
    {
        var period = new ReportPeriod(At, new DateOnly(2026, 10, 14));
        return ComplianceReport.Of(
            Scope,
            period,
            Enumerable.Range(0, accounts).Select(Account),
            [
                new DepartedAccount(
                    AccountId.Parse("909090909090"),
                    new DateOnly(2026, 11, 20),
                    new AccountHistory { SignIns = [At.AddDays(-12)], Left = 1 },
                    Unread: null),
            ],
            Enumerable.Range(1, 30).Select(Day),
            hasCopies: true,
            problems);
    }

    /// <summary>The name of the account at a place.</summary>
    public static string NameOf(int place) => place < HostileNames.Count
        ? HostileNames[place]
        : string.Create(CultureInfo.InvariantCulture, $"workload-{place:00000}");

    private static AccountId Id(int place) => AccountId.Parse(
        (place == 0 ? 111_111_111_111 : 12_345_600_000 + (place * 7L))
            .ToString("000000000000", CultureInfo.InvariantCulture));

    private static ReportedAccount Account(int place)
    {
        var reach = place == 0 ? AccountReach.Management
            : place % 41 == 7 ? AccountReach.Inactive
            : place % 53 == 9 ? AccountReach.NotWatched
            : AccountReach.Member;
        var isUnread = place % 97 == 11;
        var hasKey = place % 10 == 3;
        var name = NameOf(place);
        Standing? copy = place % 3 == 0 ? null : place % 5 == 0 ? Standing.NonCompliant : Standing.Compliant;
        IReadOnlyList<ControlAnswer> controls =
        [
            .. Scope.Controls.Select((control, at) =>
                Answer(control, at, place, reach, isUnread, hasKey) with { Copy = copy }),
        ];
        IReadOnlyList<ReportedIncident> open = hasKey ? [Incident(place, name)] : [];
        return new()
        {
            Id = Id(place),
            Name = name,
            Units = Units[place % Units.Length],
            State = reach == AccountReach.Inactive ? "SUSPENDED" : "ACTIVE",
            Reach = reach,
            Controls = controls,
            Keys = hasKey
                ?
                [
                    new(
                        string.Create(CultureInfo.InvariantCulture, $"AKIAEXAMPLE{place:000000000}"),
                        place % 20 == 3 ? true : place % 30 == 13 ? null : false,
                        place % 20 == 3 ? At.AddDays(-2) : null,
                        place % 20 == 3 ? "s3" : null,
                        place % 20 == 3 ? "us-east-1" : null),
                ]
                : [],
            KeysSince = hasKey ? [At.AddDays(-(place % 60) - 1)] : [],
            LastUse = place % 4 == 0 ? null : new(At.AddHours(-place), place % 2 == 0 ? "password" : "activity"),
            EvidenceAt = controls.Min(one => one.EvidenceAt),
            Open = open,
            OpenIncidents = open.Count,
            OldestIncident = open.Min(one => (DateTimeOffset?)one.Began),
            Exemptions = place % 17 == 5
                ? [new("DenyRootAccessKeyCreation", $"owner of {name}", $"needed by {name}", At.AddDays(20))]
                : [],
            History = new AccountHistory
            {
                Remediations = place % 12 == 2
                    ? [Gone(At.AddDays(-9).AddHours(-place % 50))]
                    : [],
                SignIns = place % 9 == 4 ? [At.AddDays(-3)] : [],
                EventsMissed = place % 29 == 0 ? 1 : 0,
                UsesNotWatched = place % 31 == 0 ? 2 : 0,
                Acknowledged = place % 8 == 1 ? 1 : 0,
                NobodyLooked = place % 37 == 1 ? 1 : 0,
            },
            Next = isUnread
                ? "Make the report again: the ledger could not be read of this account."
                : hasKey
                    ? "Find out what uses the root access key, replace the use by a role, and have it deleted."
                    : "",
            Unread = isUnread ? "dynamodb:Query was throttled for a minute." : null,
        };
    }

    private static Remediation Gone(DateTimeOffset began) =>
        new("AKIAEXAMPLEGONE", began, At.AddDays(-8)) { Heard = At.AddDays(-8) };

    private static ControlAnswer Answer(
        IControl control, int at, int place, AccountReach reach, bool isUnread, bool hasKey)
    {
        if (reach == AccountReach.Inactive)
            return new(control.Name, Standing.OutOfReach, ["AWS Organizations says that the account is SUSPENDED."]);
        if (reach == AccountReach.NotWatched)
            return new(control.Name, Standing.NotWatched, ["The organization file leaves its unit out."]);
        if (isUnread)
            return new(control.Name, Standing.Unknown, ["The ledger could not be read: throttled."]);
        if (at == 0 && hasKey)
        {
            return new(control.Name, Standing.NonCompliant, [$"The root user of {NameOf(place)} has an access key."])
            {
                EvidenceAt = At.AddHours(-30),
                Since = At.AddDays(-40),
                IsStale = place % 20 == 13,
            };
        }

        return (place + at) % 13 == 6
            ? new(control.Name, Standing.Unknown, ["iam:GetCredentialReport was denied by the policy p-12345678."])
            : at is 1 or 2 && place % (5 + at) == 2
                ? new(control.Name, Standing.NonCompliant, ["The root user has a password and no MFA device."])
                {
                    EvidenceAt = At.AddHours(-5),
                    Since = At.AddDays(-12),
                }
                : new(control.Name, Standing.Compliant, ["The evidence shows the good condition."])
                {
                    EvidenceAt = At.AddHours(-4),
                    Since = At.AddDays(-30),
                };
    }

    private static ReportedIncident Incident(int place, string name) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Id(place)}-{place:x8}"),
        $"AccessKey/AKIAEXAMPLE{place:000000000}",
        place % 20 == 3 ? Severity.Critical : Severity.High,
        ["root access key exists"],
        At.AddDays(-(place % 60) - 1).AddHours(-1),
        "An evaluation that no longer finds the key.",
        $"Look up the key of {name} in the account's event history: what uses it?")
    {
        Heard = At.AddDays(-(place % 60) - 1),
    };

    private static DayNumbers Day(int back) => new(
        DateOnly.FromDateTime(At.UtcDateTime).AddDays(-back),
        At.AddDays(-back),
        back != 12,
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [ReportMetrics.AccountsWithActiveRootKeys.Name] = 4 + (back / 4),
            [ReportMetrics.AccountsWithRootKeys.Name] = 6 + (back / 3),
            [ReportMetrics.RootMfaCoverage.Name] = 96 - (back * 0.7),
            [ReportMetrics.RootRequiredMfaCoverage.Name] = 80 - back,
            [ReportMetrics.MeanTimeToRemediate.Name] = 90_000 + (back * 1_000),
            [ReportMetrics.RootSignInsThisQuarter.Name] = 40 - back,
            [ReportMetrics.AccountsUnknown.Name] = back % 5,
        });
}
