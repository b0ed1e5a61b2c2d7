using System.Text.Json;

namespace Guardrails.Core.Policies;

/// <summary>A piece of JSON and where it stands, for errors that say so.</summary>
internal readonly record struct PolicyNode(JsonElement Json, string Path)
{
    public FormatException Error(string whatIsWrong) => new($"{Path}: {whatIsWrong}");

    /// <summary>The members of an object; one that is not accepted, or that appears twice, is an error.</summary>
    public IReadOnlyDictionary<string, PolicyNode> Members(string what, params string[] accepted)
    {
        var members = Members(what);
        foreach (var (name, member) in members)
        {
            if (!accepted.Contains(name))
                throw member.Error($"{what} has no such element; accepted: {string.Join(", ", accepted)}.");
        }

        return members;
    }

    /// <summary>The members of an object, whatever their names, in their order.</summary>
    public OrderedDictionary<string, PolicyNode> Members(string what)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw Error($"expected an object, {what}.");

        var members = new OrderedDictionary<string, PolicyNode>(StringComparer.Ordinal);
        foreach (var property in Json.EnumerateObject())
        {
            var member = new PolicyNode(property.Value, $"{Path}{Step(property.Name)}");
            if (!members.TryAdd(property.Name, member))
                throw member.Error("appears twice.");
        }

        return members;
    }

    /// <summary>The items of a list, or the one value that stands for a list of one.</summary>
    public IReadOnlyList<PolicyNode> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array)
            return [this];
        if (Json.GetArrayLength() == 0)
            throw Error("expected at least one value.");

        var path = Path;
        return [.. Json.EnumerateArray().Select((item, index) => new PolicyNode(item, $"{path}[{index}]"))];
    }

    public string Text() =>
        Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Error("expected a string.");

    public string OneOf(params string[] accepted)
    {
        var text = Text();
        return accepted.Contains(text)
            ? text
            : throw Error($"'{text}' is not accepted; accepted: {string.Join(", ", accepted)}.");
    }

    /// <summary>A condition's value: numbers and booleans may stand without quotes.</summary>
    public string Scalar() => Json.ValueKind switch
    {
        JsonValueKind.String => Json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Json.GetRawText(),
        _ => throw Error("expected a string, a number or a boolean."),
    };

    private static string Step(string name) =>
        name.All(char.IsAsciiLetterOrDigit) && name.Length > 0 ? $".{name}" : $"['{name}']";
}
