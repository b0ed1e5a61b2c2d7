using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>Every control there is, in the order in which they are shown. The only list.</summary>
public static class ControlCatalog
{
    /// <summary>The controls.</summary>
    public static IReadOnlyList<IControl> All { get; } =
    [
        new NoRootAccessKeys(),
        new RootMfa(),
        new RootHardwareMfa(),
        new NoRootSigningCertificates(),
        new NoRootCredentials(),
        new NoActiveRootAccessKeys(),
        new NoOldRootAccessKeys(),
        new NoUnusedRootAccessKeys(),
    ];

    /// <summary>
    /// True where any control applies in the partition: where none does, nothing is evaluated, and nothing is needed
    /// for it.
    /// </summary>
    public static bool ApplyIn(Partition partition) => All.Any(control => control.AppliesTo(partition));

    /// <summary>The control of that name, or null.</summary>
    public static IControl? Find(string? name) => All.SingleOrDefault(control => control.Name == name);
}
