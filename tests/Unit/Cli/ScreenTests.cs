using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli;

public sealed class ScreenTests
{
    [Theory]
    [InlineData("a terminal has its own width", true, 132, null, 132)]
    [InlineData("COLUMNS wins", true, 132, "90", 90)]
    [InlineData("a terminal without a width has 80", true, 0, null, 80)]
    [InlineData("a file has none", false, 132, null, null)]
    [InlineData("a file has the width that COLUMNS asks for", false, 132, "90", 90)]
    [InlineData("COLUMNS that is no width says nothing", true, 132, "wide", 132)]
    [InlineData("COLUMNS of 0 says nothing", false, 132, "0", null)]
    [InlineData("a negative COLUMNS says nothing", false, 132, "-5", null)]
    public void Width_comes_from_the_environment_and_else_from_a_terminal(
        string situation, bool isTerminal, int own, string? columns, int? expected) =>
        Screen.Of(isTerminal, () => own, () => true, name => name == "COLUMNS" ? columns : null)
            .Width.ShouldBe(expected, situation);

    [Theory]
    [InlineData("a terminal", true, null, "xterm", true)]
    [InlineData("NO_COLOR", true, "1", "xterm", false)]
    [InlineData("an empty NO_COLOR is none", true, "", "xterm", true)]
    [InlineData("a dumb terminal", true, null, "dumb", false)]
    [InlineData("a file", false, null, "xterm", false)]
    public void Colours_are_for_terminals_that_take_them(
        string situation, bool isTerminal, string? noColor, string term, bool expected) =>
        Screen.Of(
            isTerminal,
            () => 80,
            () => true,
            name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null })
            .Colours.ShouldBe(expected, situation);
}
