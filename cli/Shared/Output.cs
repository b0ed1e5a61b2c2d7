using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrails.Cli;

/// <summary>How a command shows its result.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdJsonConverter() },
    };

    /// <summary>The option that every reporting command has.</summary>
    public static Option<string> Option()
    {
        var output = new Option<string>("--output") { Description = "'table' for a person, 'json' for a machine.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        return output;
    }

    /// <summary>Whether a machine reads the result.</summary>
    public static bool IsJson(ParseResult parsed, Option<string> option) => parsed.GetValue(option) == "json";

    /// <summary>Writes the result for a machine.</summary>
    public static void WriteJson<T>(T report) => Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
}
