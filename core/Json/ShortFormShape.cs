using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>A value of one part where the whole needs no more, and an object where it does.</summary>
/// <param name="one">The one part.</param>
/// <param name="meaning">The whole that it stands for.</param>
/// <param name="whole">The whole as an object.</param>
internal sealed class ShortFormShape<TPart, T>(
    IShape<TPart> one,
    Func<Located<TPart>, T> meaning,
    IShape<T> whole) : IShape<T>
{
    public Located<T>? Read(FileValue value, FileErrors errors)
    {
        if (value is FileObject)
            return whole.Read(value, errors);
        return one.Read(value, errors) is { } part ? new(meaning(part), value) : null;
    }

    public JsonObject Schema() => new() { ["anyOf"] = new JsonArray(one.Schema(), whole.Schema()) };
}
