namespace Guardrails.Core.Json;

/// <summary>The properties of one object in the file, read one by one.</summary>
internal sealed class Fields(IReadOnlyDictionary<string, FileValue> values, FileErrors errors)
{
    /// <summary>The property's meaning, or null where it is absent or wrong.</summary>
    public Located<T>? Get<T>(Property<T> property) =>
        values.TryGetValue(property.Name, out var value) ? property.Of.Read(value, errors) : null;
}
