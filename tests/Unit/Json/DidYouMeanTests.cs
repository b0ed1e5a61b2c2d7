using Guardrails.Core.Json;

namespace Guardrails.Tests.Unit.Json;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("rootID", "rootId")]
    [InlineData("managmentAccountId", "managementAccountId")]
    [InlineData("region", null)]
    [InlineData("", null)]
    public void A_misspelt_name_finds_the_one_that_was_meant(string name, string? meant)
    {
        DidYouMean.To(name, ["managementAccountId", "rootId", "id"]).ShouldBe(meant);
    }

    [Fact]
    public void A_name_of_any_length_costs_little()
    {
        DidYouMean.To(new string('a', 1_000_000), ["id"]).ShouldBeNull();
    }
}
