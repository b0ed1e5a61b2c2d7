using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>Policy documents that were parsed once.</summary>
internal sealed class ParsedPolicies
{
    private readonly Dictionary<string, PolicyDocument> _documents = [];

    /// <summary>A document under a name; each text is parsed once.</summary>
    public static NamedPolicy Of(World world, string name, string json)
    {
        var documents = world.Of<ParsedPolicies>()._documents;
        if (!documents.TryGetValue(json, out var document))
            documents[json] = document = PolicyDocument.Parse(json);
        return new(name, document);
    }
}
