using Guardrails.Tests.Bench;
using Guardrails.Tests.Bench.Evaluation;
using Guardrails.Tests.Bench.Planning;
using Guardrails.Tests.Bench.Synthesis;

if (Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) != "release")
{
    Console.Error.WriteLine("Unoptimized code is not worth measuring. Remedy: dotnet run -c Release --project tests/Bench");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("guardrails-bench-");
try
{
    var rows = new List<Row>();
    if (args is not ["plan"])
    {
        Step("Synthesizing orgs/example.json on both sides, and comparing every resource");
        var synthesis = await SynthesisBench.PrepareAsync(folder.FullName);

        Step("Measuring synthesis");
        rows.Add(await synthesis.MeasureAsync());

        Step("Measuring evaluation by the deployed rule");
        rows.AddRange(await EvaluationBench.MeasureAsync(synthesis.Assembly));
    }

    Step("Measuring plans of large organizations, and their decisions");
    rows.Add(await PlanBench.MeasureAsync(folder.FullName));

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

static void Step(string what) => Console.Error.WriteLine($"{what} ...");
