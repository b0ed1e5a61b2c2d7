namespace Guardrails.Tests.Unit.Architecture;

/// <summary>A source file of the product or its tests, as it stands in the repository.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Lines">Its lines, as they are.</param>
internal sealed record SourceText(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] Folders = ["core", "aws", "infra", "lambdas", "cli", "local", "sdk", "tests"];

    public static IReadOnlyList<SourceText> All { get; } =
    [
        .. Folders.SelectMany(folder => Files(Repository.PathOf(folder)))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceText(
                System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
                File.ReadAllLines(file))),
    ];

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateDirectories(folder)
            .Where(below => System.IO.Path.GetFileName(below) is not ("artifacts" or "bin" or "obj" or "node_modules"))
            .SelectMany(Files));
}
