using Guardrails.Core.Organizations.File;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>
/// core has no AWS, no IO and no clock: proved on the compiled assembly, by the list that the analyzer bans.
/// </summary>
public sealed class CorePurityTests
{
    private static readonly CompiledAssembly Core = CompiledAssembly.Read(typeof(OrganizationFile).Assembly.Location);

    // The C# compiler's own iterators ask for the current thread's id.
    private const string OfIterators = "System.Environment.get_CurrentManagedThreadId";

    private static readonly IReadOnlyList<string> Banned =
    [
        .. File.ReadAllLines(Repository.PathOf("core", "BannedSymbols.txt"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';')[0]),
    ];

    public static TheoryData<string> BannedSymbols() => [.. Banned];

    [Fact]
    public void Core_references_nothing_but_the_runtime_and_a_parser_of_text() =>
        Core.References.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBe(["YamlDotNet"]);

    [Fact]
    public void The_analyzer_bans_clock_console_and_files_in_core()
    {
        var project = File.ReadAllText(Repository.PathOf("core", "Guardrails.Core.csproj"));
        project.ShouldContain("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"");
        project.ShouldContain("<AdditionalFiles Include=\"BannedSymbols.txt\" />");
        File.ReadAllText(Repository.PathOf(".editorconfig")).ShouldNotContain("RS0030");

        string[] essential =
        [
            "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today",
            "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
            "T:System.TimeProvider", "T:System.Diagnostics.Stopwatch", "T:System.Console", "T:System.IO.File",
        ];
        essential.ShouldBeSubsetOf(Banned);
    }

    [Theory]
    [MemberData(nameof(BannedSymbols))]
    public void The_compiled_core_does_not_use_what_is_banned(string symbol)
    {
        Uses(Core, symbol).ShouldBeEmpty($"core uses {symbol}");
    }

    [Theory]
    [InlineData("T:System.IO.File", "System.IO.File.ReadAllText")]
    [InlineData("P:System.DateTimeOffset.UtcNow", "System.DateTimeOffset.get_UtcNow")]
    [InlineData("M:System.Guid.NewGuid", "System.Guid.NewGuid")]
    public void That_proof_finds_what_this_test_assembly_uses(string symbol, string member)
    {
        // Used here so that there is something to find.
        (DateTimeOffset.UtcNow > DateTimeOffset.UnixEpoch && Guid.NewGuid() != Guid.Empty).ShouldBeTrue();

        Uses(CompiledAssembly.Read(typeof(CorePurityTests).Assembly.Location), symbol).ShouldContain(member);
    }

    private static IEnumerable<string> Uses(CompiledAssembly assembly, string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        return symbol[0] switch
        {
            'T' when assembly.Types.Contains(name) =>
                Members(assembly, name) is { Count: > 0 } members
                    ? members.Where(member => member != OfIterators)
                    : [name],
            'P' => assembly.Members.Where(
                member => member == Accessor(name, "get_") || member == Accessor(name, "set_")),
            'M' => assembly.Members.Where(member => member == name),
            _ => [],
        };
    }

    private static List<string> Members(CompiledAssembly assembly, string type) =>
        [.. assembly.Members.Where(member => member.StartsWith(type + ".", StringComparison.Ordinal))];

    private static string Accessor(string property, string prefix) =>
        property.Insert(property.LastIndexOf('.') + 1, prefix);
}
