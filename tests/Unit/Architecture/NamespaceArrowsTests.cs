namespace Guardrails.Tests.Unit.Architecture;

/// <summary>Inside <c>local</c>, folders know only those before them, and no service knows another.</summary>
public sealed class NamespaceArrowsTests
{
    private static readonly NamespaceArrows Local = Of(NamespaceOrder.Local);

    [Fact]
    public void In_local_a_file_s_namespace_is_its_folder() => Local.Misplaced().ShouldBeEmpty();

    [Fact]
    public void In_local_every_folder_has_its_place() => Local.Unordered().ShouldBeEmpty();

    [Fact]
    public void In_local_a_folder_knows_only_those_before_it_and_no_service_another() => Local.Wrong().ShouldBeEmpty();

    [Fact]
    public void Project_files_open_no_namespace_to_every_folder() =>
        new[] { "core/Guardrails.Core.csproj", "local/Guardrails.Local.csproj" }
            .ShouldAllBe(project => !File.ReadAllText(Repository.PathOf(project)).Contains(
                "<Using Include=\"Guardrails", StringComparison.Ordinal));

    [Theory]
    [InlineData("Low", "using House.High;", "it uses House.High, but Low is the first in the order of house")]
    [InlineData("Low", "using static House.High.Roof;", "it uses House.High")]
    [InlineData("Low", "using Top = House.High.Roof;", "it uses House.High")]
    [InlineData("Low", "using All = House; var roof = new All.High.Roof();", "it uses House.High")]
    [InlineData("Low", "var roof = new House.High.Roof();", "it uses House.High")]
    [InlineData("Low", "var roof = new global::House.High.Roof();", "it uses House.High")]
    [InlineData("Low", "var roof = new High.Roof();", "it uses House.High")]
    [InlineData("Low", "/// <see cref=\"High.Roof\"/>", "it uses House.High")]
    [InlineData("Low", "global using House.Low;", "a global using of House.Low lets every folder of house know it")]
    [InlineData("Low", "var door = new Door();", "it uses Door of the top of house")]
    [InlineData(
        "High",
        "using House.Rooms.One;",
        "it uses House.Rooms.One, but High knows only what stands before it in the order of house: Low")]
    [InlineData(
        "Rooms/One",
        "using House.Rooms.Two;",
        "it uses House.Rooms.Two, but Rooms/One and Rooms/Two do not know each other")]
    [InlineData("Rooms/One", "Two.Bed bed;", "it uses House.Rooms.Two")]
    [InlineData("Rooms/One", "var all = AllRooms.List;", "it uses AllRooms of Rooms")]
    [InlineData("Attic", "", "house/Attic: Attic has no place in the order of house")]
    public void One_line_against_the_order_is_found(string folder, string line, string problem) =>
        Found(folder, line).ShouldHaveSingleItem().ShouldContain(problem);

    [Theory]
    [InlineData("High", "using House.Low;")]
    [InlineData("Rooms/One", "using House.High;")]
    [InlineData("Rooms", "using House.Rooms.One; using House.Rooms.Two;")]
    [InlineData("", "using House.Rooms.One;")]
    [InlineData("Low", "var key = new Key(); // see House.High.Roof")]
    [InlineData("Low", "var height = High.Value + this.High.Roof + one.High.Roof;")]
    [InlineData("Low", "var home = \"https://example.com/House\";")]
    public void Lines_in_the_order_are_left_alone(string folder, string line) => Found(folder, line).ShouldBeEmpty();

    private static NamespaceArrows Of(NamespaceOrder order) => new(order, SourceFile.All(order.Folder));

    /// <summary>The faults of a small house after one line was added to it.</summary>
    private static List<string> Found(string folder, string line)
    {
        var order = new NamespaceOrder("house", "House", "Low\nHigh\nRooms/*\nRooms");
        string[] declared = line.Split("; ") is [var alias, var code]
            && alias.StartsWith("using All", StringComparison.Ordinal)
            ? [alias + ";", code]
            : [line];
        var arrows = new NamespaceArrows(order,
        [
            File("Low", "Floor"), File("High", "Roof"), File("Rooms/One", "Chair"), File("Rooms/Two", "Bed"),
            File("Rooms", "AllRooms"),
            File("", "Key"), File("", "Door", "using House.Low;"), File(folder, "Added", declared),
        ]);
        return [.. arrows.Misplaced(), .. arrows.Unordered(), .. arrows.Wrong()];

        SourceFile File(string at, string type, params string[] lines) =>
            SourceFile.Parse(
                $"house/{at}/{type}.cs", at, [.. lines, $"namespace {order.NamespaceOf(at)};", $"class {type};"]);
    }
}
