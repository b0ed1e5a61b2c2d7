namespace Guardrails.Tests.Unit.Architecture;

/// <summary>Arrows between projects point only towards core.</summary>
public sealed class ProjectArrowsTests
{
    private const string Runtime = "lambdas/Runtime";

    // Folder of a product project -> folders that it may know. Every function may know the same.
    // sdk stands in for packages of the AWS SDK, so whoever calls AWS may know it: docs/adr/0002.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["core"] = [],
        ["sdk"] = [],
        ["aws"] = ["core", "sdk"],
        ["reports"] = ["core"],
        [Runtime] = ["aws", "core", "sdk"],
        // The renderings are for the function that publishes them; the others stay without their packages.
        ["lambdas/*"] = [Runtime, "aws", "core", "reports", "sdk"],
        ["infra"] = ["core"],
        ["local"] = ["core"],
        ["cli"] = ["aws", "core", "local", "reports", "sdk"],
    };

    private static IEnumerable<Project> Product =>
        Project.All.Where(project => !project.Folder.StartsWith("tests/", StringComparison.Ordinal));

    private static IEnumerable<Project> Functions =>
        Product.Where(
            project => project.Folder.StartsWith("lambdas/", StringComparison.Ordinal) && project.Folder != Runtime);

    public static TheoryData<string> Folders() => [.. Product.Select(project => project.Folder)];

    [Fact]
    public void Every_project_of_the_product_is_in_the_plan_and_the_other_way_round()
    {
        Product.Select(Rule).Distinct().ShouldBe(Allowed.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_project_file_references_only_what_the_plan_allows(string folder)
    {
        var project = Product.Single(one => one.Folder == folder);

        project.References.ShouldBeSubsetOf(Allowed[Rule(project)], $"{folder} points where it must not");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_compiled_assembly_uses_only_what_the_plan_allows(string folder)
    {
        var project = Product.Single(one => one.Folder == folder);
        var file = Compiled(project).ShouldNotBeNull($"{project.AssemblyName} is not built");

        var ours = Project.All.ToDictionary(one => one.AssemblyName, one => one.Folder);
        var used = CompiledAssembly.Read(file).References.Where(ours.ContainsKey).Select(name => ours[name]);

        used.ShouldBeSubsetOf(Allowed[Rule(project)], $"{project.AssemblyName} uses what it must not");
    }

    [Fact]
    public void Every_function_is_a_program_and_nothing_of_the_product_references_one()
    {
        Functions.ShouldNotBeEmpty();
        Functions.ShouldAllBe(function => function.IsExecutable);

        var functions = Functions.Select(function => function.Folder).ToHashSet();
        Product.SelectMany(project => project.References).ShouldAllBe(reference => !functions.Contains(reference));
    }

    private static string Rule(Project project) => Functions.Contains(project) ? "lambdas/*" : project.Folder;

    /// <summary>
    /// The assembly beside this test, or, where the tests do not reference it, the one in its own output folder.
    /// </summary>
    private static string? Compiled(Project project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return new[]
        {
            Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll"),
            Repository.PathOf("artifacts", "bin", ProjectName(project), configuration, project.AssemblyName + ".dll"),
        }.FirstOrDefault(File.Exists);
    }

    private static string ProjectName(Project project) =>
        Path.GetFileNameWithoutExtension(
            Directory.EnumerateFiles(Repository.PathOf(project.Folder), "*.csproj").Single());
}
