using Guardrails.Core.Json;

namespace Guardrails.Tests.Unit.Json;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 accounts")]
    [InlineData(1, "1 account")]
    [InlineData(2, "2 accounts")]
    [InlineData(1001, "1001 accounts")]
    public void One_is_singular_and_every_other_number_is_plural(int number, string expected) =>
        Counted.Of(number, "account").ShouldBe(expected);

    [Fact]
    public void A_plural_that_no_s_makes_is_given() =>
        Counted.Of(2, "policy", "policies").ShouldBe("2 policies");
}
