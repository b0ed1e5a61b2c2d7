using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>A source file of a project, as far as it says which namespaces it knows.</summary>
/// <param name="Path">Its path from the root of the repository.</param>
/// <param name="Folder">Its folder in the project; empty at the top.</param>
/// <param name="Lines">Its lines without comments. Of documentation, references to code stay.</param>
internal sealed partial record SourceFile(string Path, string Folder, IReadOnlyList<string> Lines)
{
    /// <summary>The namespace that it declares.</summary>
    public string Namespace { get; } =
        Lines.Select(line => Declaration().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value
            ?? "";

    /// <summary>The types that it declares, nested ones left out.</summary>
    public IReadOnlyList<string> Types { get; } =
    [
        .. Lines
            .Select(line => TypeDeclaration().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["name"].Value),
    ];

    /// <summary>Names that stand for namespaces or types: alias and meaning.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; } = Lines
        .Select(line => Alias().Match(line))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["name"].Value);

    /// <summary>Reads every file of a project.</summary>
    public static IReadOnlyList<SourceFile> All(string project) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.PathOf(project), file).Replace('\\', '/'))
            .Where(file => file.Split('/')[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(
                $"{project}/{file}",
                file.Contains('/') ? file[..file.LastIndexOf('/')] : "",
                File.ReadAllLines(Repository.PathOf(project, file)))),
    ];

    /// <summary>A file with these lines.</summary>
    public static SourceFile Parse(string path, string folder, IEnumerable<string> lines) =>
        new(path, folder, [.. lines.Select(WithoutComments)]);

    /// <summary>
    /// Dotted names in a line: all in capitals, as namespaces and types are. The declaration of the namespace is none.
    /// </summary>
    public static IEnumerable<string> DottedNames(string line) =>
        Declaration().IsMatch(line) ? [] : Dotted().Matches(line).Select(match => match.Value);

    private static string WithoutComments(string line) => line.TrimStart().StartsWith("///", StringComparison.Ordinal)
        ? string.Join(' ', CodeReference().Matches(line).Select(match => match.Groups["name"].Value))
        : Comment().Replace(line, "");

    // A URL in a text has a colon before its slashes.
    [GeneratedRegex("(?<![:\"])//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("cref=\"(?<name>[^\"]*)\"")]
    private static partial Regex CodeReference();

    [GeneratedRegex(@"^\s*namespace (?<name>[\w.]+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?:[a-z]+ )*(?:class|record|interface|enum|struct) (?:struct |class )?(?<name>\w+)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^\s*(?:global )?using (?<alias>\w+) = (?:global::)?(?<name>[\w.]+)")]
    private static partial Regex Alias();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex Dotted();
}
