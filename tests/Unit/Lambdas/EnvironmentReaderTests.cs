using Guardrails.Lambda.Runtime;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class EnvironmentReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_variable_that_is_not_set_is_named_with_the_stack_to_deploy(string? value) =>
        Should.Throw<InvalidOperationException>(
            () => new EnvironmentReader(_ => value, "Guardrails-Example").Text("NAME"))
            .Message.ShouldBe(
                "The environment variable NAME is not set. Remedy: deploy stack Guardrails-Example again.");

    [Fact]
    public void A_list_has_no_empty_texts_and_is_empty_where_it_is_not_set()
    {
        var environment = new EnvironmentReader(name => name == "LIST" ? "a,,b" : null, "Guardrails-Example");

        environment.List("LIST").ShouldBe(["a", "b"]);
        environment.List("OTHER").ShouldBeEmpty();
    }
}
