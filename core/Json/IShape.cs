using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>
/// The shape that a value of the file may have. The parser reads by it and the JSON Schema is written from it.
/// </summary>
internal interface IShape
{
    /// <summary>The shape as JSON Schema (draft 2020-12).</summary>
    JsonObject Schema();
}

/// <summary>A shape whose values mean a <typeparamref name="T"/>.</summary>
internal interface IShape<T> : IShape
{
    /// <summary>Reads the value's meaning, or null where it has none, which is then among the errors.</summary>
    Located<T>? Read(FileValue value, FileErrors errors);
}
