namespace Guardrails.Tests.Unit.Architecture;

/// <summary>
/// A file's namespace is its folder, so that a name tells where to look. For core and local, the order of their folders
/// tests it.
/// </summary>
public sealed class NamespaceFolderTests
{
    /// <summary>The namespace of each project's folder, and of a folder that has another than its project.</summary>
    private static readonly IReadOnlyDictionary<string, string> Roots = new Dictionary<string, string>
    {
        ["aws"] = "Guardrails.Aws",
        ["reports"] = "Guardrails.Reports",
        ["cli"] = "Guardrails.Cli",
        ["infra"] = "Guardrails.Infra",

        // One function is one of them; the folder that holds them all is in the plural.
        ["lambdas"] = "Guardrails.Lambda",

        // The clients stand in for AWS's packages, and have the namespaces of those; the wire below them is ours.
        ["sdk"] = "Amazon",
        ["sdk/Wire"] = "Guardrails.Sdk.Wire",
    };

    [Theory]
    [InlineData("aws")]
    [InlineData("cli")]
    [InlineData("infra")]
    [InlineData("lambdas")]
    [InlineData("reports")]
    [InlineData("sdk")]
    public void A_file_s_namespace_is_its_folder(string project)
    {
        var files = SourceFile.All(project).Where(file => !IsProgram(file)).ToList();

        files.ShouldNotBeEmpty();
        files.Where(file => file.Namespace != NamespaceOf(project, file.Folder))
            .Select(file => $"{file.Path}: its namespace is {file.Namespace}")
            .ShouldBeEmpty();
    }

    /// <summary>The statements of a program stand in no namespace.</summary>
    private static bool IsProgram(SourceFile file) =>
        Path.GetFileName(file.Path) == "Program.cs" && file.Namespace.Length == 0;

    private static string NamespaceOf(string project, string folder)
    {
        var path = folder.Length == 0 ? project : $"{project}/{folder}";
        var root = Roots.Keys.Where(root => path == root || path.StartsWith($"{root}/", StringComparison.Ordinal))
            .MaxBy(root => root.Length)!;
        return Roots[root] + path[root.Length..].Replace('/', '.');
    }
}
