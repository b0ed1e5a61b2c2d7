using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Html;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The page as text. A browser judges it in the contract tests.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly Lazy<string> Sixty = new(() => Render(SampleReport.Of(60)));

    [Fact]
    public void It_is_one_of_the_renderings() =>
        Renderings.All.Single(one => one.Name == "html").ShouldBeOfType<HtmlReport>().FileName.ShouldBe("report.html");

    [Fact]
    public void Every_hostile_name_stands_there_literally_and_nowhere_as_markup()
    {
        foreach (var name in SampleReport.HostileNames)
        {
            var shown = $"<td><bdi>{PageParts.Encoder.Encode(Printable.Line(name))}</bdi></td>";
            Sixty.Value.ShouldContain(shown, Case.Sensitive);
            WebUtility.HtmlDecode(shown).ShouldBe($"<td><bdi>{Printable.Line(name)}</bdi></td>");
        }

        Sixty.Value.ShouldNotContain("<img", Case.Insensitive);
        Script().Count(Sixty.Value).ShouldBe(1);
    }

    [Fact]
    public void No_character_turns_the_direction_or_ends_a_line_of_a_name() =>
        Sixty.Value.EnumerateRunes().ShouldAllBe(rune => rune.Value == '\n' || Printable.Line($"{rune}") == $"{rune}");

    [Fact]
    public void Nothing_leaves_the_file()
    {
        Sixty.Value.ShouldContain("default-src 'none'");
        Source().Matches(Sixty.Value).Select(match => match.Value).ShouldBeEmpty();
        Sixty.Value.ShouldNotContain(" style=");
    }

    [Fact]
    public void The_first_line_says_that_it_is_not_complete()
    {
        var page = Render(SampleReport.Of(5, "Nobody confirmed <b>."));
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..];

        body.IndexOf("This report is not complete.", StringComparison.Ordinal)
            .ShouldBeLessThan(body.IndexOf("<h1>", StringComparison.Ordinal));
        body.ShouldContain("<li><bdi>Nobody confirmed &lt;b&gt;.</bdi></li>");
        Render(SampleReport.Of(5)).ShouldNotContain("is not complete.</h2>");
    }

    [Fact]
    public void Rendering_twice_gives_the_same_bytes() => Render(SampleReport.Of(60)).ShouldBe(Sixty.Value);

    [Fact]
    public void An_account_costs_less_than_two_kilobytes()
    {
        var bytes = Encoding.UTF8.GetByteCount(Render(SampleReport.Of(560))) - Encoding.UTF8.GetByteCount(Sixty.Value);

        (bytes / 500).ShouldBeLessThan(2_000);
    }

    [Fact]
    public void Incidents_that_are_not_listed_have_the_command_that_lists_them()
    {
        var report = SampleReport.Of(4);
        var account = report.Accounts.Single(one => one.Open.Count == 1);

        Render(report with { Accounts = [account with { OpenIncidents = 40 }] }).ShouldContain(
            $"<li>39 more: <code>guardrails incidents --account {account.Id}</code> lists them.</li>");
    }

    [Fact]
    public void What_rests_on_old_evidence_says_so()
    {
        Sixty.Value.ShouldContain("on old evidence: nobody can tell how it is today");
        Sixty.Value.ShouldContain(" on old evidence</small>");
    }

    [Fact]
    public void An_organization_without_accounts_has_a_page()
    {
        var page = Render(Report(Partition.Commercial, []));

        page.ShouldContain("0 accounts in partition aws");
        page.ShouldContain("This is the first report");
        page.ShouldContain("No control asks for root MFA");
        page.ShouldContain("No key was removed");
        page.ShouldContain("no root key exists");
    }

    [Fact]
    public void Root_mfa_that_cannot_apply_is_said_in_words()
    {
        var page = Render(Report(Partition.GovCloud, ["RootMfa", "NoRootAccessKeys"]));

        page.ShouldContain("No root user here could have MFA");
        page.ShouldContain("Target 100 %: no value");
        page.ShouldNotContain("NaN");
    }

    [Fact]
    public void Each_number_has_its_definition()
    {
        var page = Sixty.Value;

        foreach (var metric in ReportMetrics.All)
        {
            page.ShouldContain($"<code>{metric.Name}</code>");
            page.ShouldContain(PageParts.Encoder.Encode(metric.NotCounted));
        }
    }

    [Theory]
    [InlineData("CIS AWS Foundations Benchmark v1.4.0")]
    [InlineData("CIS AWS Foundations Benchmark v3.0.0")]
    [InlineData("CIS AWS Foundations Benchmark v5.0.0")]
    [InlineData("PCI DSS v4.0.1")]
    [InlineData("NIST SP 800-53 r5")]
    [InlineData("AWS Security Hub CSPM")]
    public void Each_framework_has_its_rows(string framework) => Sixty.Value.ShouldContain($">{framework} <small>");

    [Fact]
    public void Templates_never_show_data_without_encoding()
    {
        var templates = Directory.GetFiles(Repository.PathOf("reports", "Html", "Page"), "*.liquid");

        templates.ShouldNotBeEmpty();
        templates.ShouldAllBe(file => !File.ReadAllText(file).Contains("raw", StringComparison.Ordinal));
    }

    private static ComplianceReport Report(Partition partition, IReadOnlyList<string> controls)
    {
        var scope = new ReportScope(
            SampleReport.Scope.Organization,
            partition,
            AccountId.Parse("111111111111"),
            [.. controls.Select(name => Core.Controls.Catalog.ControlCatalog.Find(name)!)]);
        var period = new ReportPeriod(SampleReport.At, null);
        var accounts = controls.Count == 0 ? Array.Empty<ReportedAccount>()
        :
        [
            ReportedAccount.Of(
                new(AccountId.Parse("222222222222")) { Name = "one", State = "ACTIVE", Above = ["r-root"] },
                scope,
                period),
        ];
        return ComplianceReport.Of(scope, period, accounts, [], [], hasCopies: false, []);
    }

    private static string Render(ComplianceReport report)
    {
        using var stream = new MemoryStream();
        new HtmlReport().WriteAsync(report, stream, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        stream.CanWrite.ShouldBeTrue("it is left open");
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"<(?:link|iframe|img|object|embed|base)\b|\bsrc=""|url\(|@import|href=""(?!#)")]
    private static partial Regex Source();
}
