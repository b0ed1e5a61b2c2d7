using Guardrails.Core.Trails;
using static Guardrails.Tests.Unit.Trails.TrailSamples;

namespace Guardrails.Tests.Unit.Trails;

/// <summary>Event selectors, basic and advanced, as AWS documents them.</summary>
public sealed class TrailSelectorsTests
{
    private static readonly SelectorCondition Management = Is("eventCategory", "Management");

    [Theory]
    [InlineData("All", true, Coverage.All)]
    [InlineData("WriteOnly", true, Coverage.WritesOnly)]
    [InlineData("ReadOnly", true, Coverage.None)]
    [InlineData("All", false, Coverage.None)]
    [InlineData("All", null, Coverage.Unknown)]
    [InlineData(null, true, Coverage.Unknown)]
    [InlineData("Most", true, Coverage.Unknown)]
    [InlineData("Most", false, Coverage.None)]
    public void A_basic_selector_logs_what_it_says(string? type, bool? management, Coverage expected) =>
        CoverageBy(Basic(type, management)).ShouldBe(expected);

    [Fact]
    public void Selectors_together_log_what_any_of_them_does()
    {
        CoverageBy(new([new("ReadOnly", true, []), new("WriteOnly", true, [])], [])).ShouldBe(Coverage.All);
        CoverageBy(new([new("All", false, []), new("WriteOnly", true, [])], [])).ShouldBe(Coverage.WritesOnly);
        CoverageBy(new([new("WriteOnly", true, []), new("Most", true, [])], [])).ShouldBe(Coverage.Unknown);
        CoverageBy(new([], [])).ShouldBe(Coverage.Unknown, "a trail always has some");
    }

    [Fact]
    public void Advanced_selectors_log_what_they_say()
    {
        CoverageBy(Advanced(Management)).ShouldBe(Coverage.All);
        CoverageBy(Advanced(Management, Is("readOnly", "false"))).ShouldBe(Coverage.WritesOnly);
        CoverageBy(Advanced(Management, Is("readOnly", "true"))).ShouldBe(Coverage.None);
        CoverageBy(Advanced(Is("eventCategory", "Data"), Is("resources.type", "AWS::S3::Object")))
            .ShouldBe(Coverage.None);
        CoverageBy(new([], [new([Management, Is("readOnly", "true")]), new([Management, Is("readOnly", "false")])]))
            .ShouldBe(Coverage.All);
        CoverageBy(new([], [new([Is("eventCategory", "Data")]), new([Management])])).ShouldBe(Coverage.All);
    }

    [Fact]
    public void Sources_that_AWS_lets_a_trail_leave_out_are_named_and_no_other_one_is_taken_for_harmless()
    {
        string[] both = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];
        TrailSelectors[] harmless = [Basic("All", true, both), Advanced(Management, IsNot("eventSource", both))];
        foreach (var selectors in harmless)
        {
            var coverage = TrailCoverage.Of([Good with { Selectors = selectors }]);
            coverage.Coverage.ShouldBe(Coverage.All);
            coverage.Except.ShouldBe(both);
            coverage.Sentences.ShouldHaveSingleItem().ShouldEndWith(
                "logs management events but for those of kms.amazonaws.com and rdsdata.amazonaws.com.");
        }

        CoverageBy(Basic("All", true, "iam.amazonaws.com")).ShouldBe(Coverage.Unknown);
        CoverageBy(Basic("ReadOnly", true, "iam.amazonaws.com")).ShouldBe(Coverage.None);
        CoverageBy(Advanced(Management, IsNot("eventSource", "iam.amazonaws.com"))).ShouldBe(Coverage.Unknown);
    }

    [Fact]
    public void Conditions_that_a_trail_cannot_have_today_leave_it_unknown()
    {
        SelectorCondition[] odd =
        [
            Is("eventSource", "ec2.amazonaws.com"), Is("eventName", "RunInstances"), IsNot("userIdentity.arn", "x"),
            IsNot("readOnly", "true"), Is("readOnly"), new("readOnly", ["false"], [], IsOtherwise: true),
            new("eventSource", [], ["kms.amazonaws.com"], IsOtherwise: true),
        ];
        foreach (var condition in odd)
            CoverageBy(Advanced(Management, condition)).ShouldBe(Coverage.Unknown, $"{condition}");
        CoverageBy(Advanced()).ShouldBe(Coverage.Unknown);
        CoverageBy(Advanced(IsNot("eventCategory", "Data"))).ShouldBe(Coverage.Unknown);
        CoverageBy(Advanced(Management, Is("eventName", "x"), Is("readOnly", "true"))).ShouldBe(Coverage.None);
    }
}
