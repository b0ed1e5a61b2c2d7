using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class NumbersGuideTests
{
    [Fact]
    public void The_committed_page_is_the_list_of_numbers() =>
        GeneratedFile.ShouldHold("docs/numbers.md", NumbersGuide.Markdown());

    [Fact]
    public void Every_number_says_what_is_counted_and_what_it_does_not_say()
    {
        ReportMetrics.All.ShouldAllBe(one => one.Numerator.Length > 0 && one.NotCounted.EndsWith('.'));
        ReportMetrics.All.ShouldAllBe(one => !one.Numerator.EndsWith('.') && !one.Denominator.EndsWith('.'));
    }
}
