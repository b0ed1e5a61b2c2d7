using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;

namespace Guardrails.Tests.Unit.Posture;

public sealed class ControlTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    public static TheoryData<string> Cases => JsonCases.Names("Posture", "verdicts.json");

    [Theory, MemberData(nameof(Cases))]
    public void Evidence_gives_verdict(string name)
    {
        var one = JsonCases.Named(name, "Posture", "verdicts.json");
        var control = ControlCatalog.Find(one["control"]!.GetValue<string>())!;
        var partition = Partition.TryParse(one["partition"]?.GetValue<string>() ?? "aws")!;

        var verdict = RootPosture.Evaluate(Evidence(one), control, partition);

        verdict.Compliance.ToString().ShouldBe(one["expect"]!.GetValue<string>());
        verdict.Findings.ShouldBe(one["findings"]!.AsArray().Select(finding => finding!.GetValue<string>()));
        (verdict.Account, verdict.Control).ShouldBe((Account, control.Name));
    }

    [Fact]
    public void The_catalog_lists_exactly_these_controls() => ControlCatalog.All.Select(control => (control.Name, control.RuleName)).ShouldBe(
    [
        ("NoRootAccessKeys", "root-access-keys"),
        ("RootMfa", "root-mfa"),
        ("RootHardwareMfa", "root-hardware-mfa"),
        ("NoRootSigningCertificates", "root-signing-certificates"),
    ]);

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
    public void Every_control_finds_something_to_say_of_every_evidence()
    {
        bool[] both = [false, true];
        foreach (var control in ControlCatalog.All)
        foreach (var (keys, mfa, certificates, virtualMfa) in from k in both from m in both from c in both from v in both select (k, m, c, v))
        foreach (var password in new bool?[] { null, false, true })
        {
            var evidence = new RootEvidence(Account, Now, new(keys, mfa, password, certificates), virtualMfa ? ["serial"] : [], new(null, "absent."));
            control.Evaluate(evidence).Findings.ShouldNotBeEmpty();
        }
    }

    private static RootEvidence Evidence(JsonObject one)
    {
        var summary = one["summary"]!;
        return new(
            Account,
            Now,
            new(summary["keys"]!.GetValue<bool>(), summary["mfa"]!.GetValue<bool>(),
                summary["password"]?.GetValue<bool>(), summary["certificates"]!.GetValue<bool>()),
            [.. (one["virtual"]?.AsArray() ?? []).Select(serial => serial!.GetValue<string>())],
            one["unavailable"] is { } why
                ? new(null, why.GetValue<string>())
                : new(new(Now.AddHours(-2.5), [.. (one["report"]?.AsArray() ?? []).Select(key => Key(key!))]), null));
    }

    private static RootReportKey Key(JsonNode key) => new(
        key["slot"]!.GetValue<int>(),
        key["active"]!.GetValue<bool>(),
        key["rotated"]?.GetValue<DateTimeOffset>(),
        key["used"]?.GetValue<DateTimeOffset>(),
        key["region"]?.GetValue<string>(),
        key["service"]?.GetValue<string>());
}
