using Guardrails.Cli.Plan;
using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli;

public sealed class SnapshotAgeTests
{
    private static readonly DateTimeOffset Taken = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-24T09:00:00Z", "1d", null)]
    [InlineData("2026-11-24T09:00:01Z", "1d", "taken 2026-11-23 09:00 UTC, 24 hours before this plan")]
    [InlineData("2026-11-30T10:00:00Z", "7d", "7 days before this plan")]
    [InlineData("2026-11-30T10:00:00Z", "8d", null)]
    [InlineData("2026-11-23T11:00:00Z", "1h", "2 hours before this plan")]
    [InlineData("2026-11-22T23:59:59Z", "1d", "after the day of this plan, 2026-11-22")]
    public void A_snapshot_that_is_too_old_or_from_a_time_to_come_is_warned_of(string now, string most, string? warning)
    {
        var moment = PlanMoment.Parse(today: null, at: null, new InstantTime(DateTimeOffset.Parse(now)));

        var said = SnapshotAge.Warning(Taken, moment, SnapshotAge.Parse(most));

        if (warning is null)
            said.ShouldBeNull();
        else
            said.ShouldNotBeNull().ShouldContain(warning);
    }

    [Fact]
    public void A_snapshot_of_the_day_that_was_given_is_not_warned_of()
    {
        var moment = PlanMoment.Parse("2026-11-23", at: "2027-02-01", new InstantTime(Taken.AddYears(1)));

        SnapshotAge.Warning(Taken, moment, TimeSpan.FromDays(1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("7")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("9999d")]
    [InlineData("7 d")]
    [InlineData("7w")]
    public void What_is_no_age_is_refused_with_what_is_accepted(string text)
    {
        var refused = Should.Throw<CommandException>(() => SnapshotAge.Parse(text));

        refused.ExitCode.ShouldBe(2);
        refused.Message.ShouldContain("Accepted: hours or days, such as 36h or 7d");
    }
}
