using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class DayNumbersTests
{
    private static readonly AccountId Management = AccountId.Parse("000000000011");
    private static readonly AccountId One = AccountId.Parse("000000000001");
    private static readonly AccountId Two = AccountId.Parse("000000000002");

    private static readonly DayNumbers Yesterday = new(
        new(2026, 11, 28),
        At("2026-11-28T06:30"),
        IsComplete: false,
        new Dictionary<string, double> { ["AccountsWithRootKeys"] = 3, ["RootMfaCoverage"] = 100.0 / 3 })
    {
        Departed = new Dictionary<AccountId, DateOnly> { [One] = new(2026, 11, 5) },
    };

    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        var row = DayNumbersRow.Of(Management, Yesterday);
        var read = DayNumbersRow.Read(row);

        row.Key.ShouldBe(new LedgerKey("ComplianceReport/000000000011", "day/2026-11-28"));
        read.Values.ShouldBe(Yesterday.Values, ignoreOrder: true);
        read.Departed.ShouldBe(Yesterday.Departed);
        (read with { Values = Yesterday.Values, Departed = Yesterday.Departed }).ShouldBe(Yesterday);
        row.Expires.ShouldBe(Yesterday.At.AddDays(410));
    }

    [Theory]
    [InlineData("day", "2026-11-31")]
    [InlineData("at", "yesterday")]
    [InlineData("complete", "perhaps")]
    public void A_wrong_text_is_named(string name, string text)
    {
        var row = DayNumbersRow.Of(Management, Yesterday);

        Should.Throw<FormatException>(() => DayNumbersRow.Read(
                row with { Texts = new Dictionary<string, string>(row.Texts) { [name] = text } }))
            .Message.ShouldContain($": {name} ");
    }

    [Theory]
    [InlineData("values", "AccountsWithRootKeys")]
    [InlineData("values", "AccountsWithRootKeys|three")]
    [InlineData("departed", "1|2026-11-05")]
    [InlineData("departed", "000000000001|5 November")]
    public void A_wrong_line_is_named(string list, string line)
    {
        var row = DayNumbersRow.Of(Management, Yesterday);

        Should.Throw<FormatException>(() => DayNumbersRow.Read(
                row with { Lists = new Dictionary<string, IReadOnlyList<string>>(row.Lists) { [list] = [line] } }))
            .Message.ShouldContain($": {list} ");
    }

    [Fact]
    public void An_account_that_was_compared_and_is_not_listed_has_left_today() =>
        DayNumbers.DepartedBy([], [One, Two], new HashSet<AccountId> { One }, Period)
            .ShouldBe(new Dictionary<AccountId, DateOnly> { [Two] = new(2026, 11, 29) });

    [Fact]
    public void One_that_left_before_keeps_its_day_and_one_that_came_back_is_forgotten()
    {
        DayNumbers.DepartedBy([Yesterday], [One], new HashSet<AccountId>(), Period)
            .ShouldBe(new Dictionary<AccountId, DateOnly> { [One] = new(2026, 11, 5) });
        DayNumbers.DepartedBy([Yesterday], [], new HashSet<AccountId> { One }, Period).ShouldBeEmpty();
    }

    [Fact]
    public void A_day_that_could_not_read_those_before_it_loses_no_account() =>
        DayNumbers.DepartedBy(
            [Yesterday, Yesterday with { Day = new(2026, 11, 29), Departed = new Dictionary<AccountId, DateOnly>() }],
            [], new HashSet<AccountId>(), Period).Keys.ShouldBe([One]);

    [Fact]
    public void One_that_no_number_counts_any_longer_is_forgotten()
    {
        var old = Yesterday with
        {
            Departed = new Dictionary<AccountId, DateOnly> { [One] = new(2026, 8, 30), [Two] = new(2026, 8, 31) },
        };

        DayNumbers.DepartedBy([old], [], new HashSet<AccountId>(), Period).Keys.ShouldBe([Two]);
    }
}
