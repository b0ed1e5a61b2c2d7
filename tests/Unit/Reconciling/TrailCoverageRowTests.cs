using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Trails;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>The row that remembers the coverage by trails.</summary>
public sealed class TrailCoverageRowTests
{
    private static readonly TrailCoverage Covered =
        new(Coverage.WritesOnly, ["arn:aws:cloudtrail:one"], ["kms.amazonaws.com"], ["Another one is not logging."]);

    [Fact]
    public void A_coverage_is_read_as_it_was_written()
    {
        var (coverage, read) = TrailCoverageRow.Parse(TrailCoverageRow.Of(Account, Covered, Now));

        read.ShouldBe(Now);
        coverage.Coverage.ShouldBe(Coverage.WritesOnly);
        coverage.Sentences.ShouldBe(Covered.Sentences);
        TrailCoverageRow.Parse(TrailCoverageRow.Of(Account, TrailCoverage.CannotTell("No."), Now)).Coverage.Sentences
            .ShouldBe(TrailCoverage.CannotTell("No.").Sentences);
    }

    [Fact]
    public void A_row_names_an_account_as_the_stream_demands_is_on_its_list_and_expires()
    {
        var row = TrailCoverageRow.Of(Account, Covered, Now);

        LedgerKey.AccountOf(row.Key).ShouldBe(Account);
        row.TextOf(LedgerKey.List).ShouldBe("trails");
        row.TextOf(LedgerKey.ListedAt).ShouldBe(RowText.Of(Now));
        row.Expires.ShouldBe(Now.AddDays(100));
        TrailCoverageRow.Of(Account, Covered, Now.AddSeconds(1)).Key.ShouldNotBe(row.Key, "every reading has its own");
    }

    [Fact]
    public void A_coverage_that_this_version_does_not_know_is_an_error_that_names_it()
    {
        var row = TrailCoverageRow.Of(Account, Covered, Now);
        var texts = new Dictionary<string, string>(row.Texts) { ["coverage"] = "Partly" };

        Should.Throw<FormatException>(() => TrailCoverageRow.Parse(row with { Texts = texts })).Message
            .ShouldContain("coverage is 'Partly'");
    }
}
