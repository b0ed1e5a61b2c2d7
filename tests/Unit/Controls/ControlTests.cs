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
            .. verdict.Compliance == Compliance.NotApplicable ? Array.Empty<string>() : [evidence.Sources],
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
                new(Now, virtualMfa ? [Phone] : []),
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

        judged.ShouldBe(ControlCatalog.All.Count * 16 * 3 * 3 * 6);
    }

    /// <summary>
    /// The good condition as the source that decides shows it, written from the controls' descriptions for default
    /// parameters; null for a control that is not here, which its table of cases alone judges.
    /// </summary>
    private static bool? Shown(IControl control, RootEvidence evidence)
    {
        var (summary, audit) = (evidence.Summary, evidence.Audit.Audit);
        var noKeys = audit is null ? !summary.AccessKeysPresent : audit.AccessKeys.Count == 0;
        var noCertificates = audit is null ? !summary.SigningCertificatesPresent : audit.SigningCertificates.Count == 0;
        var absent = noKeys && noCertificates
            && (audit is null ? summary.PasswordPresent == false : !audit.HasPassword);
        var mfa = audit is null ? summary.MfaEnabled || evidence.VirtualMfa.Serials.Count > 0
            : audit.MfaDevices.Count > 0;
        var noVirtual = evidence.VirtualMfa.Serials.Count == 0
            && audit?.MfaDevices.Any(device => device.Kind == RootMfaKind.Virtual) != true;
        return control switch
        {
            NoRootAccessKeys => noKeys,
            NoRootSigningCertificates => noCertificates,
            NoRootCredentials => absent,
            RootMfa => absent || mfa,
            RootHardwareMfa => absent || (mfa && noVirtual),
            NoActiveRootAccessKeys => noKeys || audit?.AccessKeys.All(key => !key.Active) == true,
            NoOldRootAccessKeys or NoUnusedRootAccessKeys =>
                noKeys || audit?.AccessKeys.All(key => Now - key.CreatedAt < TimeSpan.FromDays(90)) == true,
            _ => null,
        };
    }

    private const string Phone = "arn:aws:iam::444444444444:mfa/phone";

    private static readonly RootReportReading[] Reports =
    [
        new(null, "absent."),
        new(new(
            Now.AddHours(-2.5), [new(
                1, Active: true, Now.AddDays(-400), null, null, null), new(2, Active: false, null, null, null, null)])
        {
            PasswordEnabled = true, MfaActive = true, CertificateActive = true,
        }, null),
        new(new(Now, [new(1, Active: false, null, null, null, null), new(2, Active: false, null, null, null, null)])
        {
            PasswordEnabled = false, MfaActive = false, CertificateActive = false,
        }, null),
    ];

    private static readonly RootAuditReading[] Audits =
    [
        RootAuditReading.None("denied."),
        new(new(Now, [], [], [], HasPassword: false), null),
        new(new(Now, [], [], [], HasPassword: true), null),
        Listed(new("AKIA", Active: false, Now, null), "GAHT1", [], hasPassword: true),
        Listed(new("AKIA", Active: false, Now.AddDays(-400), null), "GAHT1", [], hasPassword: true),
        Listed(new("AKIA", Active: true, Now, null), Phone, [new("CERT", Active: true, Now)], hasPassword: false),
    ];

    private static RootAuditReading Listed(
        RootAccessKey key, string device, IReadOnlyList<RootSigningCertificate> certificates, bool hasPassword) =>
        new(new(Now, [key], [RootMfaDevice.Of(device)], certificates, hasPassword), null);

    private static ControlParameters Parameters(IControl control, JsonObject one) => ControlParameters.Of(
        control, (one["parameters"]?.AsObject() ?? [])
            .Select(set => KeyValuePair.Create(set.Key, set.Value!.GetValue<string>())));

    private static RootEvidence Evidence(JsonObject one)
    {
        var summary = one["summary"]!;
        return new(
            Account,
            Now,
            new(Now, summary["keys"]!.GetValue<bool>(), summary["mfa"]!.GetValue<bool>(),
                summary["password"]?.GetValue<bool>(), summary["certificates"]!.GetValue<bool>()),
            new(Now, Texts(one["virtual"])),
            one["unavailable"] is { } why
                ? new(null, why.GetValue<string>())
                : new(new(Now.AddHours(-2.5), [.. (one["report"]?.AsArray() ?? []).Select(key => Key(key!))])
                {
                    PasswordEnabled = one["reported"]?["password"]?.GetValue<bool>(),
                    MfaActive = one["reported"]?["mfa"]?.GetValue<bool>(),
                    CertificateActive = one["reported"]?["certificate"]?.GetValue<bool>(),
                }, null),
            one["audit"] is JsonObject audit ? new(Audit(audit), null)
                : RootAuditReading.None(one["audit"]?.GetValue<string>() ?? "it was denied."));
    }

    private static RootAudit Audit(JsonObject audit) => new(
        Now.AddSeconds(3),
        [.. (audit["keys"]?.AsArray() ?? []).Select(key => new RootAccessKey(
            key!["id"]!.GetValue<string>(),
            key["active"]!.GetValue<bool>(),
            key["created"]!.GetValue<DateTimeOffset>(),
            key["used"] is { } used
                ? new(
                    used.GetValue<DateTimeOffset>(),
                    key["service"]?.GetValue<string>(),
                    key["region"]?.GetValue<string>())
                : null))],
        [.. Texts(audit["devices"]).Select(RootMfaDevice.Of)],
        [.. (audit["certificates"]?.AsArray() ?? []).Select(one => new RootSigningCertificate(
            one!["id"]!.GetValue<string>(),
            one["active"]!.GetValue<bool>(),
            one["uploaded"]!.GetValue<DateTimeOffset>()))],
        audit["password"]!.GetValue<bool>());

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
