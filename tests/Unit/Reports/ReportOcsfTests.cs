using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports.Ocsf;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The report as Compliance Findings of OCSF 1.3.0.</summary>
public sealed class ReportOcsfTests
{
    [Fact]
    public async Task Every_finding_is_as_the_schema_says()
    {
        var later = SampleReport.Of(200);
        foreach (var report in new[] { later, later with { Changes = null, Problems = ["A problem."] } })
        {
            var findings = await Rendered.OcsfAsync(report);

            findings.Count.ShouldBe(200 * SampleReport.Scope.Controls.Count);
            findings.SelectMany(one => OcsfSchema.Objections(one)).Distinct().ShouldBeEmpty();
            findings.Select(Uid).ShouldBeUnique();
            findings.ShouldAllBe(one =>
                Number(one, "type_uid") == (Number(one, "class_uid") * 100) + Number(one, "activity_id"));
        }
    }

    [Fact]
    public async Task The_schema_objects_to_what_is_wrong()
    {
        var finding = (await Rendered.OcsfAsync(SampleReport.Of(1)))[0];
        finding.Remove("severity_id");
        finding["time"] = 1_764_000_000;
        finding["activity_id"] = 4;
        finding["resource"] = new JsonObject();
        finding["metadata"]!["version"] = 1.3;
        finding["compliance"]!["standards"] = new JsonArray();
        finding["compliance"]!["status"] = "FAILED";
        finding["cloud"]!["account"] = new JsonObject();
        finding["resources"] = new JsonObject();
        finding["remediation"] = new JsonObject { ["references"] = new JsonArray(1) };

        var written = JsonNode.Parse(finding.ToJsonString())!.AsObject();

        OcsfSchema.Objections(written).Order(StringComparer.Ordinal).ShouldBe(
        [
            "$.activity_id is 4, which is none of the values",
            "$.cloud.account has neither name nor uid",
            "$.compliance.standards is empty",
            $"$.compliance.status_id is {finding["compliance"]!["status_id"]}, and status is FAILED",
            "$.metadata.version is no string: 1.3",
            "$.remediation.desc is missing",
            "$.remediation.references[0] is no string: 1",
            "$.resource is no member of compliance_finding",
            "$.resources is no list",
            "$.severity_id is missing",
            "$.time is no timestamp: 1764000000",
        ]);
    }

    [Theory]
    [InlineData(Standing.Compliant, 1, "Pass", 1, false)]
    [InlineData(Standing.Unknown, 2, "Warning", 3, true)]
    [InlineData(Standing.NonCompliant, 3, "Fail", 4, true)]
    [InlineData(Standing.NotApplicable, 99, "Not Applicable", 1, false)]
    [InlineData(Standing.OutOfReach, 99, "Out Of Reach", 1, false)]
    [InlineData(Standing.NotWatched, 99, "Not Watched", 2, false)]
    public async Task A_standing_has_its_status_and_only_a_compliant_one_passes(
        Standing standing, int statusId, string status, int severity, bool hasRemedy)
    {
        var finding = await OneAsync(new("NoRootAccessKeys", standing, ["Because.", "And so."]));

        Number(finding["compliance"]!, "status_id").ShouldBe(statusId);
        finding["compliance"]!["status"]!.GetValue<string>().ShouldBe(status);
        Number(finding, "severity_id").ShouldBe(severity);
        finding.ContainsKey("remediation").ShouldBe(hasRemedy);
        finding["compliance"]!["status_detail"]!.GetValue<string>().ShouldBe("Because. And so.");
        OcsfSchema.Objections(finding).ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_evidence_that_was_bad_fails_and_says_that_it_is_old()
    {
        var finding = await OneAsync(
            new("NoRootAccessKeys", Standing.NonCompliant, ["Because."]) { IsStale = true });

        Number(finding["compliance"]!, "status_id").ShouldBe(3);
        finding["unmapped"]!["is_stale"]!.GetValue<bool>().ShouldBeTrue();
        finding["unmapped"]!["standing"]!.GetValue<string>().ShouldBe("nonCompliant");
    }

    [Theory]
    [InlineData(null, Standing.NonCompliant, 1)]
    [InlineData(null, Standing.Compliant, 1)]
    [InlineData(10, Standing.Compliant, 3)]
    [InlineData(30, Standing.Compliant, 2)]
    [InlineData(10, Standing.NonCompliant, 2)]
    public async Task It_is_created_by_the_first_report_closed_by_the_one_after_the_remedy_and_else_updated(
        int? hoursSinceTheAnswer, Standing standing, int activity)
    {
        var answer = new ControlAnswer("NoRootAccessKeys", standing, ["Because."])
        {
            Since = SampleReport.At.AddHours(-(hoursSinceTheAnswer ?? 1)),
        };

        var finding = await OneAsync(answer, isFirst: hoursSinceTheAnswer is null);

        Number(finding, "activity_id").ShouldBe(activity);
    }

    [Fact]
    public async Task A_control_that_no_framework_asks_for_is_of_guardrails_own_standard()
    {
        var report = SampleReport.Of(2);
        report = report with { Controls = [.. report.Controls.Select(one => one with { References = [] })] };

        var findings = await Rendered.OcsfAsync(report);

        findings.SelectMany(one => OcsfSchema.Objections(one)).ShouldBeEmpty();
        findings[0]["compliance"]!["standards"]!.ToJsonString().ShouldBe("[\"Guardrails\"]");
        findings[0]["compliance"]!["requirements"]!.ToJsonString().ShouldBe("[\"Guardrails NoRootAccessKeys\"]");
    }

    [Fact]
    public async Task An_account_is_named_as_aws_names_it_and_its_finding_keeps_its_id_in_the_next_report()
    {
        var report = SampleReport.Of(3);
        var findings = await Rendered.OcsfAsync(report);
        var later = await Rendered.OcsfAsync(report with { At = report.At.AddDays(1) });

        var first = findings[^1];
        var account = report.Accounts[^1];
        Uid(first).ShouldBe($"o-exampleorg1/{account.Id}/{account.Controls[^1].Control}");
        later.Select(Uid).ShouldBe(findings.Select(Uid));
        first["resources"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString(PlainJson.OneLine).ShouldBe(
            $$"""
            {"uid":"AWS::::Account:{{account.Id}}","type":"AwsAccount","name":"{{account.Name.Replace("\"", "\\\"")}}","cloud_partition":"aws","region":"us-east-1"}
            """);
        first["cloud"]!["account"]!["uid"]!.GetValue<string>().ShouldBe(account.Id.Value);
        Number(first["cloud"]!["account"]!, "type_id").ShouldBe(10);
        first["cloud"]!["org"]!["uid"]!.GetValue<string>().ShouldBe("o-exampleorg1");
        Number(first, "time").ShouldBe(1_795_415_400_000);
    }

    [Fact]
    public async Task A_report_that_is_not_complete_says_so_in_each_finding_and_an_exemption_its_end()
    {
        var findings = await Rendered.OcsfAsync(SampleReport.Of(6, "One.", "Two."));

        findings.ShouldAllBe(one => !one["unmapped"]!["report_is_complete"]!.GetValue<bool>());
        findings.ShouldAllBe(one => Number(one["unmapped"]!, "report_problems") == 2);
        findings.Count(one => one["unmapped"]!.AsObject().ContainsKey("exemption_end_time"))
            .ShouldBe(SampleReport.Scope.Controls.Count);
        Number(findings.First(one => one["unmapped"]!.AsObject().ContainsKey("exemption_end_time"))["unmapped"]!,
            "exemption_end_time").ShouldBe(SampleReport.At.AddDays(20).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Each_finding_is_a_line_and_names_mean_what_they_meant()
    {
        var names = RandomText.Many(Thoroughness.Of(100_000), seed: 3).ToList();

        var bytes = await Rendered.BytesAsync(new ReportOcsf(), Rendered.Named(names));

        var text = Encoding.UTF8.GetString(bytes);
        Printable.Json(text).ShouldBe(text);
        var lines = text.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe((names.Count * SampleReport.Scope.Controls.Count) + 2);
        (lines[0], lines[^1]).ShouldBe(("[", "]"));
        lines[1..^1].Select(line => JsonNode.Parse(line.TrimEnd(','))!["cloud"]!["account"]!["name"]!)
            .Select(name => name.GetValue<string>())
            .ShouldBe(names.SelectMany(name => Enumerable.Repeat(name, SampleReport.Scope.Controls.Count)));
    }

    [Fact]
    public async Task An_organization_without_accounts_has_no_findings() =>
        Encoding.UTF8.GetString(await Rendered.BytesAsync(new ReportOcsf(), SampleReport.Of(0))).ShouldBe("[]\n");

    private static async Task<JsonObject> OneAsync(ControlAnswer answer, bool isFirst = false)
    {
        var report = SampleReport.Of(1);
        return (await Rendered.OcsfAsync(report with
        {
            Accounts = [report.Accounts[0] with { Controls = [answer] }],
            Changes = isFirst ? null : new(SampleReport.At.AddHours(-24), [], [], []),
        })).ShouldHaveSingleItem();
    }

    private static string Uid(JsonObject finding) => finding["finding_info"]!["uid"]!.GetValue<string>();

    private static long Number(JsonNode holder, string name) => holder[name]!.GetValue<long>();
}
