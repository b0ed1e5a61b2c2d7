using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Guardrails.Core.Reporting;
using Guardrails.Reports;
using Guardrails.Reports.Json;

namespace Guardrails.Tests.Bench.Reporting;

/// <summary>
/// All forms of the report of a large organization: time and memory, their growth, and the same work in Python.
/// </summary>
internal static class ReportBench
{
    private const int Smaller = 5_000;
    private const int Largest = 50_000;
    private const int AtLeastRounds = 3;

    /// <summary>Measures.</summary>
    /// <exception cref="DifferenceException">The file does not come back as it was.</exception>
    public static async Task<IReadOnlyList<Row>> MeasureAsync(string folder)
    {
        var small = await WrittenAsync(SampleReport.Of(Smaller), folder);
        var report = SampleReport.Of(Largest);
        var ours = new List<Measured> { await WrittenAsync(report, folder) };
        var read = await ReadAsync(report, folder);

        var theirs = new List<PythonTimes>();
        var source = Path.Combine(folder, new ReportJson().FileName);
        for (var round = 0; round < AtLeastRounds; round++)
        {
            if (round > 0)
                ours.Add(await WrittenAsync(report, folder));
            if (await PythonAsync(source, folder) is not { } times)
                return [.. Renderings.All.Select(one => NotMeasured(one, ours[0], small, read))];
            theirs.Add(times);
        }

        return
        [
            .. Renderings.All.Select((one, at) => new Row(
                one.FileName,
                $"Python {theirs[0].Python}{(one.Name == "html" ? $", {theirs[0].Page}" : "")}",
                new([.. ours.Zip(theirs, (mine, other) => new Round(
                    mine.Forms[one.Name].Time, TimeSpan.FromSeconds(other.Seconds[one.Name])))]),
                NotMeasured: null,
                Notes(one, ours[0], small, at == 0 ? [read] : []))),
        ];
    }

    private static Row NotMeasured(IRendering one, Measured large, Measured small, string read) =>
        new(one.FileName, "Python", Comparison: null, "python3 is absent", Notes(one, large, small, [read]));

    private static IReadOnlyList<string> Notes(
        IRendering one, Measured large, Measured small, IReadOnlyList<string> more)
    {
        var (big, little) = (large.Forms[one.Name], small.Forms[one.Name]);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{one.FileName}, {Largest} accounts: {big.Time.TotalSeconds:0.00} s, {big.Bytes / 1e6:0.0} MB, at "
                + $"most {big.Peak / 1e6:0} MB managed, the report itself among them ({large.Model / 1e6:0} MB); "
                + $"{big.Time / little.Time:0.0} times the time and {(double)big.Bytes / little.Bytes:0.0} times the "
                + $"bytes of {Smaller}."),
            .. more,
        ];
    }

    private static async Task<Measured> WrittenAsync(ComplianceReport report, string folder)
    {
        var forms = new Dictionary<string, Form>(StringComparer.Ordinal);
        foreach (var rendering in Renderings.All)
        {
            var path = Path.Combine(folder, rendering.FileName);
            using var memory = new PeakMemory();
            var time = Stopwatch.StartNew();
            await using (var file = File.Create(path))
                await rendering.WriteAsync(report, file, CancellationToken.None);
            forms[rendering.Name] = new(time.Elapsed, new FileInfo(path).Length, memory.Stop());
        }

        var model = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(report);
        return new(forms, model);
    }

    /// <summary>Reads the largest file back, as <c>report --from</c> does.</summary>
    private static async Task<string> ReadAsync(ComplianceReport report, string folder)
    {
        await using var file = File.OpenRead(Path.Combine(folder, new ReportJson().FileName));
        using var memory = new PeakMemory();
        var time = Stopwatch.StartNew();
        var read = await ReportJson.ReadAsync(file, CancellationToken.None);
        var peak = memory.Stop();
        if (read.Accounts.Count != report.Accounts.Count || read.Accounts[^1].Name != report.Accounts[^1].Name)
            throw new DifferenceException("report.json did not come back as it was.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"report.json read back: {time.Elapsed.TotalSeconds:0.00} s, at most {peak / 1e6:0} MB managed, both "
            + $"reports among them.");
    }

    private static async Task<PythonTimes?> PythonAsync(string source, string folder)
    {
        var script = Repository.PathOf("tests", "Bench", "python", "report_renderings.py");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", [script, source, folder])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<PythonTimes>(output, JsonSerializerOptions.Web)
                : throw new DifferenceException($"{script} exited with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private sealed record Form(TimeSpan Time, long Bytes, long Peak);

    private sealed record Measured(IReadOnlyDictionary<string, Form> Forms, long Model);

    private sealed record PythonTimes(string Python, string Page, IReadOnlyDictionary<string, double> Seconds);
}
