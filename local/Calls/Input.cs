using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Reads a request's members: the Query protocol sends text only, JSON sends typed values.</summary>
internal static class Input
{
    /// <summary>The member as text, or null where it is absent.</summary>
    public static string? Text(this JsonObject input, string member) => input[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>The member as text; AWS refuses a request without it.</summary>
    public static string Required(this JsonObject input, string member) =>
        input.Text(member)
            ?? throw new AwsError(
                "ValidationError",
                $"1 validation error detected: Value at '{member}' failed to satisfy constraint: "
                + "Member must not be null");

    /// <summary>The member as an integer, or null where it is absent.</summary>
    public static int? Integer(this JsonObject input, string member)
    {
        if (input.Text(member) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new AwsError("ValidationError", $"'{text}' at '{member}' is not an integer");
    }

    /// <summary>The member as a list of texts; empty where it is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject input, string member) =>
        input[member] is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [];
}
