using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Controls;

public sealed class ControlTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Controls", "verdicts.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Evidence_gives_verdict(string name)
    {
        var one = Table[name];
        var control = ControlCatalog.Find(one["control"]!.GetValue<string>())!;
        var partition = Partition.TryParse(one["partition"]?.GetValue<string>() ?? "aws")!;

        var evidence = Evidence(one);

        var verdict = RootPosture.Evaluate(evidence, control, Parameters(control, one), partition);

        verdict.Compliance.ToString().ShouldBe(one["expect"]!.GetValue<string>());
        verdict.Findings.ShouldBe(
        [
            .. one["findings"]!.AsArray().Select(finding => finding!.GetValue<string>()),
            .. verdict.Compliance == Compliance.NotApplicable
                ? Array.Empty<string>()
                : evidence.Gaps.Except(Told(one, evidence)).Select(gap => $"{gap.Reason}.").Append(evidence.Sources),
        ]);
    }

    [Fact]
    public void Every_control_has_a_compliant_and_a_noncompliant_case()
    {
        var answers = Table.Values
            .Select(one => (one["control"]!.GetValue<string>(), one["expect"]!.GetValue<string>()))
            .ToHashSet();
        foreach (var control in ControlCatalog.All)
        {
            answers.ShouldContain((control.Name, nameof(Compliance.Compliant)));
            answers.ShouldContain((control.Name, nameof(Compliance.NonCompliant)));
        }
    }

    [Fact]
    public void The_controls_of_root_keys_and_of_MFA_are_on_by_default() =>
        new[] { "NoRootAccessKeys", "RootMfa" }
            .ShouldBeSubsetOf(ControlCatalog.All.Where(one => one.OnByDefault).Select(one => one.Name));

    [Fact]
    public void No_rule_name_is_part_of_another_so_that_a_member_accounts_rule_name_says_which_control_it_is() =>
        (from one in ControlCatalog.All
         from other in ControlCatalog.All
         where one != other && one.RuleName.Contains(other.RuleName, StringComparison.Ordinal)
         select (one.RuleName, other.RuleName)).ShouldBeEmpty();

    [Fact]
    public void Every_control_fits_the_limits_of_AWS_Config()
    {
        foreach (var control in ControlCatalog.All)
        {
            control.Description.Length.ShouldBeInRange(1, 256);
            control.RuleName.ShouldMatch("^[a-z-]{1,40}$");
        }
    }

    [Fact]
    public void The_rule_parameters_of_every_control_fit_AWS_Config_and_name_it_first()
    {
        foreach (var control in ControlCatalog.All)
        {
            var json = ControlParameters.Defaults(control).ForRule(control);

            json.Length.ShouldBeLessThan(1024);
            json.ShouldStartWith($"{{\"control\":\"{control.Name}\"");
        }
    }

    /// <summary>
    /// Every combination of readings, those that contradict each other included, root session or none.
    /// </summary>
    [Fact]
    public void Every_control_finds_something_to_say_of_every_evidence_and_never_calls_compliant_what_the_deciding_source_does_not_show()
    {
        bool[] both = [false, true];
        var judged = 0;
        foreach (var control in ControlCatalog.All)
        foreach (var (keys, mfa, certificates, virtualMfa) in
            from k in both from m in both from c in both from v in both select (k, m, c, v))
        foreach (var password in new bool?[] { null, false, true })
        foreach (var report in Reports)
        foreach (var audit in Audits)
        {
            var evidence = new RootEvidence(
                Account,
                Now,
                new(Now, keys, mfa, password, certificates),
                new(Now, Reading.All(virtualMfa ? [Phone] : Array.Empty<string>())),
                report,
                audit);

            var verdict = RootPosture.Evaluate(
                evidence, control, ControlParameters.Defaults(control), Partition.Commercial);

            verdict.Findings.ShouldNotBeEmpty();
            verdict.Findings.ShouldAllBe(finding => finding.EndsWith('.'));
            if (verdict.Compliance == Compliance.Compliant)
                Shown(control, evidence).ShouldNotBe(false, $"{control.Name}: {string.Join(' ', verdict.Findings)}");
            judged++;
        }

        judged.ShouldBe(ControlCatalog.All.Count * 16 * 3 * 3 * 7);
    }

    /// <summary>
    /// The good condition as the source that decides shows it, written from the controls' descriptions for default
    /// parameters; null for a control that is not here, which its table of cases alone judges.
    /// </summary>
    private static bool? Shown(IControl control, RootEvidence evidence)
    {
        var (summary, audit, report) = (evidence.Summary, evidence.Audit.Audit, evidence.Report.Row);
        var none = evidence.Audit.WhyNone is not null;
        var noKeys = none
            ? summary.AccessKeysPresent == false && report is { Keys: { Gap: null, Seen: [] } }
            : audit is { AccessKeys: { Gap: null, Seen: [] } };
        var noCertificates = none
            ? summary.SigningCertificatesPresent == false && report is { Certificates: { Gap: null, Seen: [] } }
            : audit is { SigningCertificates: { Gap: null, Seen: [] } };
        var absent = noKeys && noCertificates
            && (none ? summary.PasswordPresent == false : audit is { Passwords: { Gap: null, Seen: [] } });
        var mfa = none
            ? summary.MfaEnabled == true || evidence.VirtualMfa.Serials.Seen.Count > 0
            : audit is { MfaDevices.Seen.Count: > 0 };
        var noVirtual = evidence.VirtualMfa.Serials is { Gap: null, Seen: [] }
            && (none || audit!.MfaDevices.Seen.All(device => device.Kind != RootMfaKind.Virtual));
        return control switch
        {
            NoRootAccessKeys => noKeys,
            NoRootSigningCertificates => noCertificates,
            NoRootCredentials => absent,
            RootMfa => absent || mfa,
            RootHardwareMfa => absent || (mfa && noVirtual),
            NoActiveRootAccessKeys => noKeys || audit?.AccessKeys.Seen.All(key => key.Active == false) == true,
            NoOldRootAccessKeys or NoUnusedRootAccessKeys =>
                noKeys || audit?.AccessKeys.Seen.All(key => Now - key.CreatedAt < TimeSpan.FromDays(90)) == true,
            _ => null,
        };
    }

    private const string Phone = "arn:aws:iam::444444444444:mfa/phone";

    private static readonly Gap Denied = new("sts:AssumeRoot failed: AccessDenied", "ask.");

    private static readonly RootReportReading[] Reports =
    [
        new(null, new("iam:GetCredentialReport failed: absent", "wait.")),
        new(
            new(
                Now.AddHours(-2.5),
                Reading.All(new RootReportKey(1, Active: true, Now.AddDays(-400), null, null, null)),
                Reading.All(new RootReportCertificate(1, Active: true, Now.AddDays(-400))))
            {
                PasswordEnabled = true, MfaActive = true,
            },
            null),
        new(
            new(Now, Reading.All<RootReportKey>(), Reading.All<RootReportCertificate>())
            {
                PasswordEnabled = false, MfaActive = false,
            },
            null),
    ];

    private static readonly RootAuditReading[] Audits =
    [
        RootAuditReading.None("the feature is off."),
        new(RootAudit.Unread(Now, Denied), null),
        Listed([], [], [], hasPassword: false),
        Listed([], [], [], hasPassword: true),
        Listed([Key(active: false, Now)], ["GAHT1"], [], hasPassword: true),
        Listed([Key(active: false, Now.AddDays(-400))], ["GAHT1"], [], hasPassword: true),
        Listed([Key(active: true, Now)], [Phone], [new("CERT", Active: true, Now)], hasPassword: false),
    ];

    private static RootAccessKey Key(bool active, DateTimeOffset created) =>
        new("AKIA", active, created, Reading.All<RootKeyUse>());

    private static RootAuditReading Listed(
        IEnumerable<RootAccessKey> keys,
        IEnumerable<string> devices,
        IEnumerable<RootSigningCertificate> certificates,
        bool hasPassword) => new(
        new(
            Now,
            Reading.All(keys),
            Reading.All(devices.Select(RootMfaDevice.Of)),
            Reading.All(certificates),
            Password(hasPassword)),
        null);

    private static Reading<RootPassword> Password(bool has) =>
        has ? Reading.All(new RootPassword()) : Reading.All<RootPassword>();

    private static ControlParameters Parameters(IControl control, JsonObject one) => ControlParameters.Of(
        control, (one["parameters"]?.AsObject() ?? [])
            .Select(set => KeyValuePair.Create(set.Key, set.Value!.GetValue<string>())));

    private static RootEvidence Evidence(JsonObject one)
    {
        var summary = one["summary"]!;
        return new(
            Account,
            Now,
            new(
                Now,
                summary["keys"]?.GetValue<bool>(),
                summary["mfa"]?.GetValue<bool>(),
                summary["password"]?.GetValue<bool>(),
                summary["certificates"]?.GetValue<bool>(),
                Gap(summary["gap"])),
            new(Now, new(Texts(one["virtual"]), Gap(one["virtualGap"]))),
            one["unavailable"] is { } why ? new(null, Gap(why)) : new(Report(one), null),
            one["audit"] switch
            {
                JsonObject audit => new(Audit(audit), null),
                JsonValue unread => new(RootAudit.Unread(Now, Gap(unread)!), null),
                _ => RootAuditReading.None(one["none"]?.GetValue<string>() ?? "the feature is off."),
            });
    }

    private static RootReportRow Report(JsonObject one) => new(
        Now.AddHours(one["reported"]?["hours"]?.GetValue<double>() ?? -2.5),
        Reading.All((one["report"]?.AsArray() ?? []).Select(key => Key(key!))),
        Reading.All((one["reported"]?["certificates"]?.AsArray() ?? []).Select(slot =>
            new RootReportCertificate(
                Slot: 1, slot!["active"]!.GetValue<bool>(), slot["rotated"]?.GetValue<DateTimeOffset>()))))
    {
        PasswordEnabled = one["reported"]?["password"]?.GetValue<bool>(),
        MfaActive = one["reported"]?["mfa"]?.GetValue<bool>(),
    };

    /// <summary>"gaps" names the lists that were not read, each with its reason; what is beside it was seen.</summary>
    private static RootAudit Audit(JsonObject audit) => new(
        Now.AddSeconds(3),
        new(
            [.. (audit["keys"]?.AsArray() ?? []).Select(key => new RootAccessKey(
                key!["id"]!.GetValue<string>(),
                key["active"]?.GetValue<bool>(),
                key["created"]?.GetValue<DateTimeOffset>(),
                Use(key)))],
            Gap(audit["gaps"]?["keys"])),
        new([.. Texts(audit["devices"]).Select(RootMfaDevice.Of)], Gap(audit["gaps"]?["devices"])),
        new(
            [.. (audit["certificates"]?.AsArray() ?? []).Select(one => new RootSigningCertificate(
                one!["id"]!.GetValue<string>(),
                one["active"]?.GetValue<bool>(),
                one["uploaded"]?.GetValue<DateTimeOffset>()))],
            Gap(audit["gaps"]?["certificates"])),
        Password(audit["password"]?.GetValue<bool>() == true) with { Gap = Gap(audit["gaps"]?["password"]) });

    private static Reading<RootKeyUse> Use(JsonNode key) =>
        key["useGap"] is { } gap ? Reading.None<RootKeyUse>(Gap(gap)!)
        : key["used"] is { } used ? Reading.All(new RootKeyUse(
            used.GetValue<DateTimeOffset>(),
            key["service"]?.GetValue<string>(),
            key["region"]?.GetValue<string>()))
        : Reading.All<RootKeyUse>();

    private static Gap? Gap(JsonNode? reason) => reason is null ? null : new(reason.GetValue<string>(), "try.");

    /// <summary>The gaps that the findings of the case tell, so that they must not be told again.</summary>
    private static IEnumerable<Gap> Told(JsonObject one, RootEvidence evidence)
    {
        var findings = string.Join('\n', one["findings"]!.AsArray().Select(finding => finding!.GetValue<string>()));
        return evidence.Gaps.Where(gap => findings.Contains($"{gap.Reason}.", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) =>
        [.. (list?.AsArray() ?? []).Select(text => text!.GetValue<string>())];

    private static RootReportKey Key(JsonNode key) => new(
        key["slot"]!.GetValue<int>(),
        key["active"]!.GetValue<bool>(),
        key["rotated"]?.GetValue<DateTimeOffset>(),
        key["used"]?.GetValue<DateTimeOffset>(),
        key["region"]?.GetValue<string>(),
        key["service"]?.GetValue<string>());
}
