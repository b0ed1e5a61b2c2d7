using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Tests.Bench.Evaluation;

namespace Guardrails.Tests.Bench.Usage;

/// <summary>
/// <c>guardrails usage --events</c> on a million events, beside a short Python script that counts alike.
/// </summary>
internal static class UsageBench
{
    private const int Events = 1_000_000;

    private static readonly string Command =
        Repository.PathOf("artifacts", "bin", "Guardrails.Cli", "release", "guardrails.dll");

    private static readonly string Script = Repository.PathOf("tests", "Bench", "python", "key_usage.py");

    /// <summary>Measures with one event in a hundred of the key, and with every event of it.</summary>
    public static async Task<IReadOnlyList<Row>> MeasureAsync(string folder) =>
    [
        await MeasureAsync(Path.Combine(folder, "usage-100"), oneIn: 100),
        await MeasureAsync(Path.Combine(folder, "usage-1"), oneIn: 1),
    ];

    private static async Task<Row> MeasureAsync(string folder, int oneIn)
    {
        var what = $"Usage, 1,000,000 events, {(oneIn == 1 ? "all" : $"1 in {oneIn}")} of the key";
        GeneratedTrail.Write(folder, Events, oneIn);
        if (await Python.FindAsync() is not { } python)
            return new(what, "Python", Comparison: null, "python3 with boto3 is not on PATH", []);
        var (ourPeak, theirPeak) = (0L, 0L);
        string? expected = null;
        var measured = await new Alternation(AtLeast: 3, AtMost: 3, TimeSpan.FromMinutes(5))
            .MeasureAsync(OursAsync, TheirsAsync);
        Directory.Delete(folder, recursive: true);
        return new(what, $"gzip and json of {python.Versions.Split(',')[0]}", measured, NotMeasured: null,
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: at most {ourPeak / 1e6:0} MB resident, Python {theirPeak / 1e6:0} MB; both with their start.")
            + " The script counts calls and does no more.",
        ]);

        async Task<TimeSpan> OursAsync()
        {
            var (time, peak, output) = await RunAsync(
                "dotnet",
                [
                    Command, "usage", GeneratedTrail.Account, "--key", GeneratedTrail.Key, "--events", folder,
                    "--days", "3650", "--output", "json",
                ]);
            ourPeak = Math.Max(ourPeak, peak);
            Check(Counts(JsonNode.Parse(output)!["keys"]![0]!["allowed"]!.AsArray()), ref expected);
            return time;
        }

        async Task<TimeSpan> TheirsAsync()
        {
            var (time, peak, output) = await RunAsync(python.Program, [Script, GeneratedTrail.Key, folder]);
            theirPeak = Math.Max(theirPeak, peak);
            Check(
                string.Join(", ", JsonNode.Parse(output)!.AsObject().Select(one => $"{one.Key} {one.Value}")),
                ref expected);
            return time;
        }
    }

    private static string Counts(JsonArray calls) => string.Join(", ", calls
        .Select(one => $"{one!["service"]} {one["name"]} {one["count"]}").Order(StringComparer.Ordinal));

    private static void Check(string counts, ref string? expected)
    {
        expected ??= counts;
        if (counts != expected)
            throw new DifferenceException($"The two sides count differently: {counts}; {expected}");
    }

    private static async Task<(TimeSpan Time, long Peak, string Output)> RunAsync(string program, string[] arguments)
    {
        var began = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0L;
        while (!process.HasExited)
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.Delay(20);
        }

        await process.WaitForExitAsync();
        _ = await error;
        return (began.Elapsed, peak, await output);
    }
}
