using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>
/// Finds where a project's source files know a folder that comes after their own: by a using of any kind, needed or
/// not, by a name that is qualified in whole or in part, or because a namespace sees the types of those around it.
/// </summary>
internal sealed partial class NamespaceArrows(NamespaceOrder order, IReadOnlyList<SourceFile> files)
{
    private readonly ILookup<string, SourceFile> _byNamespace = files.ToLookup(file => order.NamespaceOf(file.Folder));

    /// <summary>Files whose namespace is not their folder's.</summary>
    public IEnumerable<string> Misplaced() => files
        .Where(file => file.Namespace != order.NamespaceOf(file.Folder))
        .Select(
            file => $"{file.Path}: its namespace is {file.Namespace}, and its folder's is "
                + $"{order.NamespaceOf(file.Folder)}");

    /// <summary>Folders that have no place in the order.</summary>
    public IEnumerable<string> Unordered() => files
        .Select(file => file.Folder)
        .Distinct()
        .Where(folder => folder.Length > 0 && order.PlaceOf(folder) is null)
        .Select(folder => $"{order.Folder}/{folder}: {order.RuleOf(folder)}");

    /// <summary>Every use that points against the order: file, line, what stands there, and the rule.</summary>
    public IEnumerable<string> Wrong() =>
        from file in files
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        from problem in Problems(file, line.Text)
        select $"{file.Path}({line.Number}): {problem}";

    private IEnumerable<string> Problems(SourceFile file, string line)
    {
        if (GlobalUsing().Match(line) is { Success: true } everywhere
            && Known(everywhere.Groups["name"].Value) is { } opened)
            yield return $"a global using of {opened} lets every folder of {order.Folder} know it";
        if (file.Folder.Length == 0)
            yield break;

        foreach (var known in SourceFile.DottedNames(line)
            .Select(name => Meaning(file, name))
            .OfType<string>()
            .Distinct())
        {
            var folder = FolderOf(known);
            if (folder.Length > 0 && !order.Allows(file.Folder, folder))
                yield return $"it uses {known}, but {Rule(file.Folder, folder)}";
        }

        foreach (var (type, folder) in Around(file).Where(one => Regex.IsMatch(line, $@"(?<![\w.]){one.Type}\b")))
            yield return $"it uses {type} of {(folder.Length == 0 ? "the top of " + order.Folder : folder)}, but "
                + $"{Rule(file.Folder, folder)}";
    }

    private string Rule(string folder, string other) =>
        Siblings(folder, other) ? $"{folder} and {other} do not know each other" : order.RuleOf(folder);

    private bool Siblings(string folder, string other) =>
        folder != other && order.PlaceOf(folder) == order.PlaceOf(other);

    /// <summary>Types that a namespace sees without a using, in folders around its own that it may not know.</summary>
    /// <remarks>
    /// The project's top has what its users see. Records there that know no folder are everybody's; the rest
    /// knows all folders.
    /// </remarks>
    private IEnumerable<(string Type, string Folder)> Around(SourceFile file) => Enclosing(file.Namespace).Skip(1)
        .SelectMany(around => _byNamespace[around])
        .Where(other => other.Folder.Length == 0 ? KnowsFolders(other) : !order.Allows(file.Folder, other.Folder))
        .SelectMany(other => other.Types.Select(type => (type, other.Folder)))
        .Distinct();

    private bool KnowsFolders(SourceFile file) =>
        file.Lines
            .SelectMany(SourceFile.DottedNames)
            .Select(name => Meaning(file, name))
            .OfType<string>()
            .Any(known => FolderOf(known).Length > 0);

    /// <summary>
    /// The namespace of this project that a dotted name begins with, by C#'s rules: an alias, then
    /// from inside outwards.
    /// </summary>
    private string? Meaning(SourceFile file, string name)
    {
        var first = name.Split('.')[0];
        if (file.Aliases.TryGetValue(first, out var meaning))
            name = meaning + name[first.Length..];
        if (name == order.Root)
            return null;
        return Known(name)
            ?? Enclosing(file.Namespace)
                .Select(around => Relative(around, name))
                .FirstOrDefault(found => found is not null);
    }

    private string? Known(string name) => Enclosing(name).FirstOrDefault(_byNamespace.Contains);

    /// <summary>
    /// A property can have a namespace's name, so a partly qualified name counts where a type of
    /// that namespace follows.
    /// </summary>
    private string? Relative(string around, string name)
    {
        var full = $"{around}.{name}";
        return Enclosing(full).Skip(1).TakeWhile(one => one.Length > around.Length)
            .FirstOrDefault(
                one => _byNamespace[one].Any(other => other.Types.Contains(full[(one.Length + 1)..].Split('.')[0])));
    }

    private string FolderOf(string known) =>
        known.Length <= order.Root.Length ? "" : known[(order.Root.Length + 1)..].Replace('.', '/');

    /// <summary>The name itself, then without its last part, and so on.</summary>
    private static IEnumerable<string> Enclosing(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
            yield return name[..end];
    }

    [GeneratedRegex(@"^\s*global using (?:static )?(?:\w+ = )?(?:global::)?(?<name>[\w.]+)")]
    private static partial Regex GlobalUsing();
}
