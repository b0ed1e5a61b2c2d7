using System.Xml.Linq;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>One project of the product or its tests, as its file declares it.</summary>
/// <param name="Folder">Its folder from the root, such as <c>lambdas/RootPostureRule</c>.</param>
/// <param name="AssemblyName">The name of what it builds.</param>
/// <param name="IsExecutable">Whether it builds a program.</param>
/// <param name="References">
/// The folders of the projects that it references. Build order alone (ReferenceOutputAssembly="false") is no arrow.
/// </param>
internal sealed record Project(string Folder, string AssemblyName, bool IsExecutable, IReadOnlyList<string> References)
{
    public static IReadOnlyList<Project> All { get; } =
    [
        .. Directory.EnumerateDirectories(Repository.Root)
            .Where(
                folder => Path.GetFileName(folder) is not ("artifacts" or "node_modules")
                    && !Path.GetFileName(folder).StartsWith('.'))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static Project Read(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var project = XDocument.Load(file);
        return new(
            FromRoot(folder),
            project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(file),
            project.Descendants("OutputType").SingleOrDefault()?.Value == "Exe",
            [
                .. project.Descendants("ProjectReference")
                    .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
                    .Select(reference => FromRoot(
                        Path.GetDirectoryName(Path.Combine(folder, reference.Attribute("Include")!.Value))!)),
            ]);
    }

    private static string FromRoot(string folder) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(folder)).Replace('\\', '/');
}
