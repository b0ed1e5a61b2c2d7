namespace Guardrails.Core.Json;

/// <summary>The names that an object may hold, each once.</summary>
/// <param name="kind">The thing that is named: <c>property</c>, <c>guardrail</c>.</param>
/// <param name="known">The names.</param>
/// <param name="refusal">
/// The reason why a certain other name is refused, or null where there is nothing to say about it.
/// </param>
internal sealed class KnownNames(string kind, IReadOnlyList<string> known, Func<string, string?>? refusal = null)
{
    /// <summary>The object's values by name; unknown and repeated names are among the errors.</summary>
    public Dictionary<string, FileValue> Read(FileObject found, FileErrors errors)
    {
        var values = new Dictionary<string, FileValue>();
        foreach (var (name, position, value) in found.Properties)
        {
            if (!known.Contains(name))
                errors.Add(
                    value.Path,
                    position,
                    refusal?.Invoke(name) ?? $"unknown {kind} '{Printable.Short(name)}'{DidYouMean.Hint(name, known)}",
                    Printable.Choice(known));
            else if (!values.TryAdd(name, value))
                errors.Add(value.Path, position, $"'{name}' appears twice in one object", "each name once");
        }

        return values;
    }
}
