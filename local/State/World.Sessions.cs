using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local.Authorization;

namespace Guardrails.Local.State;

internal sealed partial class World
{
    private readonly Dictionary<string, PolicyDocument> documents = [];

    /// <summary>Session credentials that were given out.</summary>
    public Sessions Sessions { get; } = new();

    /// <summary>How lists are cut into pages.</summary>
    public int? PageSize { get; init; }

    /// <summary>Lists begin with an empty page.</summary>
    public bool EmptyFirstPage { get; init; }

    /// <summary>Whether service control policies have effect.</summary>
    public bool ServiceControlPoliciesAreOn => PolicyTypes.GetValueOrDefault(OrganizationPolicy.Type) == OrganizationPolicy.Enabled;

    /// <summary>A document under a name; each text is parsed once.</summary>
    public NamedPolicy Document(string name, string json)
    {
        if (!documents.TryGetValue(json, out var document))
            documents[json] = document = PolicyDocument.Parse(json);
        return new(name, document);
    }

    /// <summary>The policies attached directly to a target.</summary>
    public IEnumerable<OrganizationPolicy> AttachedTo(string targetId) =>
        Attachments.GetValueOrDefault(targetId, []).Select(id => Policies[id]);

    /// <summary>Ids of what a policy is attached to, in a fixed order.</summary>
    public IEnumerable<string> TargetsOf(string policyId) =>
        Attachments.Where(attached => attached.Value.Contains(policyId)).Select(attached => attached.Key).Order(StringComparer.Ordinal);

    /// <summary>The name of the root, a unit or an account.</summary>
    public string NameOf(string id) => id == RootId ? "Root" : Units.GetValueOrDefault(id)?.Name ?? Account(id).Name;
}
