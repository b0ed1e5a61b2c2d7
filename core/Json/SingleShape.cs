using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>One value where people may expect to list several.</summary>
/// <param name="one">The one value's shape.</param>
/// <param name="sentence">The reason why there is only one.</param>
/// <param name="accepted">The value that is accepted instead of the list.</param>
internal sealed class SingleShape<T>(IShape<T> one, string sentence, string accepted) : IShape<T>
{
    public Located<T>? Read(FileValue value, FileErrors errors)
    {
        if (value is not FileArray { Items.Count: var count })
            return one.Read(value, errors);

        errors.Add(value, $"lists {count}: {sentence}", accepted);
        return null;
    }

    public JsonObject Schema() => one.Schema();
}
