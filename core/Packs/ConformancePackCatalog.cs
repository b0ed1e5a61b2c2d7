namespace Guardrails.Core.Packs;

/// <summary>Every organization conformance pack there is. The only list.</summary>
public static class ConformancePackCatalog
{
    /// <summary>The packs.</summary>
    public static IReadOnlyList<ConformancePack> All { get; } = [RootManagedRules.Pack];

    /// <summary>The pack of that name, or null.</summary>
    public static ConformancePack? Find(string? name) => All.SingleOrDefault(pack => pack.Name == name);
}
