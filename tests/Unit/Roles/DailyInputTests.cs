using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Lambda.Runtime;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Roles;

public sealed class DailyInputTests
{
    private static readonly DateOnly Day = new(2027, 1, 31);

    [Fact]
    public void A_file_without_exemptions_says_that_there_are_none() =>
        DailyInput.Of(With()).ShouldBe("""{"job":"daily","exemptions":[]}""");

    [Fact]
    public void Exemptions_that_share_guardrail_owner_reason_and_date_stand_together_and_no_other_ones() => Groups(With(
        One("444444444444"),
        One("555555555555", owner: "Other"),
        One("666666666666", end: Day.AddDays(1)),
        One("777777777777", guardrail: "DenyRootUserActions"),
        One("888888888888", reason: "Another one."),
        One("ou-ex01-workload")))
        .ShouldBe(
        [
            "DenyRootAccessKeyCreation Payments 2027-02-01 444444444444 ou-ex01-workload",
            "DenyRootAccessKeyCreation Other 2027-02-01 555555555555",
            "DenyRootAccessKeyCreation Payments 2027-02-02 666666666666",
            "DenyRootUserActions Payments 2027-02-01 777777777777",
            "DenyRootAccessKeyCreation Payments 2027-02-01 888888888888",
        ]);

    [Theory]
    [InlineData("2027-01-31", "2027-02-01")]
    [InlineData("2027-12-31", "2028-01-01")]
    [InlineData("2028-02-28", "2028-02-29")]
    public void The_last_day_spares_to_its_end(string last, string until) =>
        Groups(With(One("444444444444", end: DateOnly.ParseExact(last, "yyyy-MM-dd", null))))
            .ShouldBe([$"DenyRootAccessKeyCreation Payments {until} 444444444444"]);

    [Fact]
    public void The_function_reads_what_the_template_says()
    {
        var config = With(One("444444444444", owner: "Zahlungsverkehr, \"Süd\""), One("ou-ex01-workload"));

        DailyJob.Read(DailyInput.Of(config)).Exemptions
            .Select(one => (one.Target, one.Guardrail, one.Owner, one.Reason, one.Until))
            .ShouldBe(config.Exemptions.Select(one => (
                one.Target.Value, one.Guardrail.Name, one.Owner, one.Reason,
                new DateTimeOffset(one.EndsOn.AddDays(1), default, TimeSpan.Zero))));
    }

    [Fact]
    public void Exemptions_that_just_fit_are_no_fault_and_one_character_more_is_one_with_both_numbers()
    {
        var spare = 8192 - DailyInput.Of(With(One("444444444444", owner: ""))).Length;
        var (fits, tooLong) = (
            With(One("444444444444", owner: new('x', spare))),
            With(One("444444444444", owner: new('x', spare + 1))));

        (DailyInput.Of(fits).Length, DailyInput.FaultOf(fits)).ShouldBe((8192, null));
        DailyInput.FaultOf(tooLong).ShouldBe(
            "the daily comparison and the report take 8192 characters of exemptions, and these are 8193: give the "
            + "accounts of a unit one exemption, or let more of them share owner, reason and date.");
    }

    /// <summary>The remark on the input, and the remedy that its fault names.</summary>
    [Fact]
    public void Accounts_that_share_owner_reason_and_date_take_far_less_room()
    {
        var accounts = Enumerable.Range(0, 400).Select(number => $"4{number:00000000000}").ToList();

        DailyInput.FaultOf(With([.. accounts.Select(account => One(account))])).ShouldBeNull();
        DailyInput.FaultOf(With([.. accounts.Select(account => One(account, owner: $"Owner {account}"))]))
            .ShouldNotBeNull();
    }

    private static OrganizationConfig With(params IReadOnlyList<Exemption> exemptions) =>
        OrganizationConfigs.With() with { Exemptions = exemptions };

    private static Exemption One(
        string target,
        string guardrail = "DenyRootAccessKeyCreation",
        string owner = "Payments",
        DateOnly? end = null,
        string reason = "It needs it.") =>
        new(GuardrailCatalog.Find(guardrail)!, TargetId.Parse(target), owner, reason, end ?? Day);

    private static IEnumerable<string> Groups(OrganizationConfig config) =>
        JsonNode.Parse(DailyInput.Of(config))!["exemptions"]!.AsArray().Select(one => string.Join(
            ' ',
            [
                $"{one!["guardrail"]}", $"{one["owner"]}", $"{one["until"]}",
                .. one["targets"]!.AsArray().Select(id => $"{id}"),
            ]));
}
