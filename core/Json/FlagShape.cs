using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>true or false.</summary>
internal sealed class FlagShape : IShape<bool>
{
    public Located<bool>? Read(FileValue value, FileErrors errors)
    {
        if (value is FileFlag { Flag: var flag })
            return new(flag, value);

        errors.Add(value, $"is {value.Kind}", "true or false, without quotes");
        return null;
    }

    public JsonObject Schema() => new() { ["type"] = "boolean" };
}
