using Guardrails.Core.Reconciling;
using static Guardrails.Tests.Unit.Reconciling.ComparedDay;

namespace Guardrails.Tests.Unit.Reconciling;

/// <summary>The row that remembers a comparison.</summary>
public sealed class ReconciledDayRowTests
{
    [Fact]
    public void A_day_is_read_as_it_was_written()
    {
        var day = Yesterday with
        {
            Works = false, WatchedSince = null, PasswordUsed = Now.AddDays(-9), IsHeard = true, Differing = ["RootMfa"],
            Missed = 2, NotWatched = 3,
            Uses = new Dictionary<string, DateTimeOffset> { [Key] = Now },
        };

        var read = ReconciledDayRow.Read(ReconciledDayRow.Of(day, Now));

        (read.Account, read.Day, read.FirstSeen, read.Missed, read.NotWatched)
            .ShouldBe((day.Account, day.Day, day.FirstSeen, 2, 3));
        (read.Works, read.IsHeard).ShouldBe((false, true));
        read.Differing.ShouldBe(["RootMfa"]);
        read.PasswordUsed.ShouldBe(Now.AddDays(-9));
        read.Uses.ShouldBe(day.Uses);
        read.Expected.ShouldBe(day.Expected);
        read.WatchedSince.ShouldBeNull();
        ReconciledDayRow.Read(ReconciledDayRow.Of(Yesterday, Now)).WatchedSince.ShouldBe(Yesterday.WatchedSince);
    }
}
