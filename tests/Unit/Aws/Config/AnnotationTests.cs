using Guardrails.Aws.Config;

namespace Guardrails.Tests.Unit.Aws.Config;

public sealed class AnnotationTests
{
    [Fact]
    public void Findings_stand_in_a_row() => Annotation.Of(["One.", " Two. "]).ShouldBe("One. Two.");

    [Fact]
    public void Nothing_to_say_is_no_annotation_as_AWS_Config_refuses_an_empty_one()
    {
        Annotation.Of([]).ShouldBeNull();
        Annotation.Of(["", " "]).ShouldBeNull();
    }

    [Fact]
    public void Exactly_256_characters_stay_whole()
    {
        var text = new string('a', 250) + " bcdef";
        Annotation.Of([text]).ShouldBe(text);
        Annotation.Of([text + "g"]).ShouldBe(new string('a', 250) + " ...");
    }

    [Fact]
    public void A_long_text_is_cut_between_words_and_says_so()
    {
        var annotation = Annotation.Of([string.Join(' ', Enumerable.Repeat("word", 100))]).ShouldNotBeNull();
        annotation.Length.ShouldBeLessThanOrEqualTo(256);
        annotation.ShouldEndWith("word ...");
    }

    [Fact]
    public void A_long_text_without_spaces_is_cut_and_never_inside_a_character()
    {
        Annotation.Of([new string('x', 300)]).ShouldBe(new string('x', 252) + " ...");
        var annotation = Annotation.Of(["x" + string.Concat(Enumerable.Repeat("🔑", 200))]).ShouldNotBeNull();
        annotation.Length.ShouldBeLessThanOrEqualTo(256);
        annotation.ShouldEndWith("🔑 ...");
    }
}
