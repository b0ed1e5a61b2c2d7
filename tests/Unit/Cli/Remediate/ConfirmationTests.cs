using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class ConfirmationTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData(" Y ")]
    public void A_yes_is_meant(string answer) => Demand(answer).ShouldBe("approve it? [yes/no] ");

    [Theory]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("yess")]
    [InlineData(null)]
    public void Anything_else_records_nothing(string? answer) =>
        Should.Throw<CommandException>(() => Demand(answer)).ExitCode.ShouldBe(ExitCode.BadInput);

    [Fact]
    public void Nobody_who_can_be_asked_is_no_yes() =>
        Should.Throw<CommandException>(() => Demand("yes", isTerminal: false)).Message.ShouldContain("--yes");

    [Fact]
    public void An_option_asks_nobody() => Demand(null, yes: true, isTerminal: false).ShouldBeEmpty();

    private static string Demand(string? answer, bool yes = false, bool isTerminal = true)
    {
        using var input = new StringReader(answer is null ? "" : $"{answer}\n");
        using var output = new StringWriter();
        Confirmation.Demand("approve it?", yes, isTerminal, input, output);
        return output.ToString();
    }
}
