using System.Text.Json.Nodes;

namespace Guardrails.Core.Json;

/// <summary>A named part of an object.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Description">One sentence for the person who writes the file.</param>
/// <param name="Required">True if the object is wrong without it.</param>
internal abstract record Property(string Name, string Description, bool Required)
{
    protected abstract IShape Shape { get; }

    /// <summary>The property's schema, description first.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject { ["description"] = Description };
        foreach (var (keyword, value) in Shape.Schema())
            schema[keyword] = value?.DeepClone();
        return schema;
    }
}

/// <summary>A named part of an object that means a <typeparamref name="T"/>.</summary>
internal sealed record Property<T>(string Name, string Description, IShape<T> Of, bool Required = false)
    : Property(Name, Description, Required)
{
    protected override IShape Shape => Of;
}
