using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Json;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>Every form of the report.</summary>
public sealed class RenderingsTests
{
    public static TheoryData<string> Names() => [.. Renderings.All.Select(one => one.Name)];

    [Fact]
    public void Names_and_files_tell_forms_apart()
    {
        Renderings.All.Select(one => one.Name).ShouldBeUnique();
        Renderings.All.Select(one => one.FileName).ShouldBeUnique();
        Renderings.All.ShouldAllBe(one => one.FileName.StartsWith("report.") && one.ContentType.Contains("utf-8"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_report_gives_the_same_bytes_whatever_the_order_of_its_accounts(string name)
    {
        var rendering = Renderings.All.Single(one => one.Name == name);
        var report = SampleReport.Of(60, "A problem.");
        var random = new Random(7);

        var bytes = await Rendered.BytesAsync(rendering, Made(report.Accounts));

        (await Rendered.BytesAsync(rendering, Made(report.Accounts))).ShouldBe(bytes);
        for (var round = 0; round < 3; round++)
        {
            var shuffled = report.Accounts.ToArray();
            random.Shuffle(shuffled);
            (await Rendered.BytesAsync(rendering, Made(shuffled))).ShouldBe(bytes);
        }

        ComplianceReport Made(IEnumerable<ReportedAccount> accounts) => ComplianceReport.Of(
            SampleReport.Scope,
            new ReportPeriod(SampleReport.At, new DateOnly(2026, 10, 14)),
            accounts,
            report.Departed,
            [],
            hasCopies: false,
            ["A problem."]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_report_that_was_read_from_its_file_looks_the_same(string name)
    {
        var rendering = Renderings.All.Single(one => one.Name == name);
        var report = SampleReport.Of(60, "A problem.");

        var read = await ReportJson.ReadAsync(
            new MemoryStream(await Rendered.BytesAsync(new ReportJson(), report)),
            TestContext.Current.CancellationToken);

        (await Rendered.BytesAsync(rendering, read)).ShouldBe(await Rendered.BytesAsync(rendering, report));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_stream_stays_open(string name)
    {
        using var stream = new MemoryStream();

        await Renderings.All.Single(one => one.Name == name)
            .WriteAsync(SampleReport.Of(1), stream, TestContext.Current.CancellationToken);

        stream.CanWrite.ShouldBeTrue();
        stream.Length.ShouldBeGreaterThan(0);
    }
}
