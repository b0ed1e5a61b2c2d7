using Guardrails.Tests.Bench;
using Guardrails.Tests.Bench.Evaluation;
using Guardrails.Tests.Bench.Planning;
using Guardrails.Tests.Bench.Reporting;
using Guardrails.Tests.Bench.Synthesis;
using Guardrails.Tests.Bench.Usage;
using Guardrails.Tests.Bench.Watching;

if (args is [EmptyApp.Argument])
{
    EmptyApp.Synthesize();
    return 0;
}

if (Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) != "release")
{
    Console.Error.WriteLine(
        "Unoptimized code is not worth measuring. Remedy: dotnet run -c Release --project tests/Bench");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("guardrails-bench-");
try
{
    var rows = new List<Row>();
    if (Asked("synthesis") || Asked("evaluation"))
    {
        Step("Synthesizing the bench's organization on both sides, and comparing stacks and resources");
        var synthesis = await SynthesisBench.PrepareAsync(folder.FullName);

        if (Asked("synthesis"))
        {
            Step("Measuring synthesis");
            rows.AddRange(await synthesis.MeasureAsync());
        }

        if (Asked("evaluation"))
        {
            Step("Measuring evaluation by the deployed rule");
            rows.AddRange(await EvaluationBench.MeasureAsync(synthesis.Assembly));
        }
    }

    if (Asked("plan"))
    {
        Step("Measuring plans of large organizations, and their decisions");
        rows.Add(await PlanBench.MeasureAsync(folder.FullName));
    }

    if (Asked("activity"))
    {
        Step("Measuring events on their way into the ledger");
        rows.AddRange(await ActivityBench.MeasureAsync());
    }

    if (Asked("ledger"))
    {
        Step("Counting what an evaluation reads and writes in the ledger");
        rows.AddRange(await LedgerBench.CountAsync());
    }

    if (Asked("report"))
    {
        Step("Measuring all forms of a large organization's report");
        rows.AddRange(await ReportBench.MeasureAsync(folder.FullName));
        Step("Measuring the report from the ledger's rows to all files");
        rows.Add(await LedgerReportBench.MeasureAsync(folder.FullName));
    }

    if (Asked("usage"))
    {
        Step("Measuring what a root key did, from a million events in files");
        rows.AddRange(await UsageBench.MeasureAsync(folder.FullName));
    }

    Report.Write(Console.Out, rows);
    return 0;
}
catch (DifferenceException difference)
{
    Console.Error.WriteLine(difference.Message);
    return 1;
}
finally
{
    folder.Delete(recursive: true);
}

// All parts, or the ones that are named.
bool Asked(string part) => args.Length == 0 || args.Contains(part, StringComparer.Ordinal);

static void Step(string what) => Console.Error.WriteLine($"{what} ...");
