namespace Guardrails.Tests;

/// <summary>The pages that people read.</summary>
public static class Documents
{
    /// <summary>README, CONTRIBUTING, SECURITY and every page below docs.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        new("README.md"),
        new("CONTRIBUTING.md"),
        new("SECURITY.md"),
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => new Document(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>The page at that path from the repository's root.</summary>
    public static Document At(string path) => All.Single(page => page.Path == path);
}
