using System.Text.RegularExpressions;

namespace Guardrails.Tests.Unit.Docs;

/// <summary>Names in docs/architecture.md.</summary>
/// <remarks>They are not links: a type may move to another folder, but not be renamed.</remarks>
public sealed partial class ArchitecturePageTests
{
    private static readonly Lazy<IReadOnlySet<string>> Files = new(() =>
        new[] { "core", "sdk", "aws", "reports", "infra", "lambdas", "local", "cli", "tests", "orgs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Append(Repository.PathOf("Guardrails.sln"))
            .Select(file => Path.GetFileName(file))
            .ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<string> Names =>
        Code().Matches(Documents.At("docs/architecture.md").Prose)
            .Select(match => match.Groups["name"].Value)
            .Distinct();

    [Fact]
    public void Every_file_that_the_page_names_exists() =>
        Names.Where(name => FileName().IsMatch(name))
            .Where(name => !Files.Value.Contains(name) && !Files.Value.Contains($"{name}.cs"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_folder_that_the_page_names_exists() =>
        Names.Where(name => Folder().IsMatch(name))
            .Where(name => !Directory.Exists(Repository.PathOf(name)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_core_and_every_layer_of_local_is_on_the_page() =>
        Directory.GetDirectories(Repository.PathOf("core"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetDirectories(Repository.PathOf("local")))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any() || Path.GetFileName(folder) == "Services")
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/'))
            .Except(Names)
            .ShouldBeEmpty();

    [GeneratedRegex("`(?<name>[^`\n]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    // A type, which has a file of its name, or a file with its extension.
    [GeneratedRegex(
        @"^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)?$|^[\w.-]+\.(cs|csproj|json|sln)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"^(core|sdk|aws|infra|lambdas|local|cli|tests|docs|orgs)(/[\w/]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Folder();
}
