using System.CommandLine;

namespace Guardrails.Cli.Shared;

/// <summary>Shows a command's result, to a person or to a machine.</summary>
internal static class Output
{
    /// <summary>The option that every reporting command has.</summary>
    public static Option<string> Option()
    {
        var output = new Option<string>("--output")
        {
            Description = "'table' for people, 'json' for machines.",
            DefaultValueFactory = _ => "table",
        };
        output.AcceptOnlyFromAmong("table", "json");
        return output;
    }

    /// <summary>True where a machine reads the result.</summary>
    public static bool IsJson(ParseResult parsed, Option<string> option) => parsed.GetValue(option) == "json";

    /// <summary>Writes the result for a machine.</summary>
    public static void WriteJson<T>(ReportFormat<T> format, T report) => Console.Out.WriteLine(format.Write(report));
}
