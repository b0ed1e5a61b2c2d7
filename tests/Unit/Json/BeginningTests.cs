using Guardrails.Core.Json;

namespace Guardrails.Tests.Unit.Json;

public sealed class BeginningTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a\ud83d\ude00b", 3, "a…")]
    [InlineData("a\ud83d\ude00bc", 4, "a\ud83d\ude00…")]
    public void A_text_that_is_too_long_is_cut_between_two_characters(string text, int longest, string expected) =>
        Beginning.Of(text, longest).ShouldBe(expected);
}
