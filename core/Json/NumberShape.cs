using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
internal sealed class NumberShape(int least, int most) : IShape<int>
{
    public Located<int>? Read(FileValue value, FileErrors errors)
    {
        if (value is FileNumber { Number: { } number }
            && number == decimal.Truncate(number) && number >= least && number <= most)
            return new((int)number, value);

        var problem = value switch
        {
            FileNumber { Number: { } other } when other != decimal.Truncate(other) => $"{other} is not a whole number",
            FileNumber { Number: { } other } => $"{other} is out of range",
            FileNumber => "the number is out of range",
            _ => $"is {value.Kind}, not a number",
        };
        errors.Add(value, problem, $"a whole number from {least} to {most}");
        return null;
    }

    public JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
