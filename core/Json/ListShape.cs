using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>A list in which nothing appears twice.</summary>
/// <param name="item">The shape of each item.</param>
/// <param name="items">The items, in words: <c>account ids</c>.</param>
/// <param name="same">
/// The part that makes two items the same, or null for an item that never is: by default the item itself.
/// </param>
/// <param name="least">The least number of items.</param>
/// <param name="most">The greatest number of items.</param>
internal sealed class ListShape<T>(
    IShape<T> item,
    string items,
    Func<T, object?>? same = null,
    int least = 0,
    int most = 1000)
    : IShape<IReadOnlyList<Located<T>>>
{
    public Located<IReadOnlyList<Located<T>>>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileArray { Items: var found })
        {
            errors.Add(value, $"is {value.Kind}, not a list", $"a list of {items} in [ ]");
            return null;
        }

        if (found.Count < least)
            errors.Add(value, "is empty", $"at least {least} of {items}");
        if (found.Count > most)
            errors.Add(value, $"holds {found.Count} {items}", $"at most {most}");

        List<Located<T>> read = [.. found.Select(one => item.Read(one, errors)).OfType<Located<T>>()];
        ReportRepeats(read, errors);
        return new(read, value);
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema(), ["uniqueItems"] = true };
        if (least > 0)
            schema["minItems"] = least;
        schema["maxItems"] = most;
        return schema;
    }

    private void ReportRepeats(List<Located<T>> read, FileErrors errors)
    {
        var firsts = new Dictionary<object, string>();
        foreach (var one in read)
        {
            if ((same is null ? one.Value : same(one.Value)) is { } key && !firsts.TryAdd(key, one.At.Path))
                errors.Add(one.At, $"says again what {firsts[key]} says", $"{items}, each once");
        }
    }
}
