using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Trails;

namespace Guardrails.Tests.Unit.Incidents.Messages;

/// <summary>The weekly sign of life says whether trails bring what happens.</summary>
public sealed class SignOfLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly TrailCoverage Covered =
        new(Coverage.All, ["arn:aws:cloudtrail:us-east-1:111111111111:trail/a_b"], [], []);

    [Fact]
    public void Trails_that_were_read_today_are_told_as_they_are()
    {
        var message = Of((Covered, Now.AddHours(-36)));

        message.Body.ShouldContain(
            "\nOf every account, the trail arn:aws:cloudtrail:us-east-1:111111111111:trail/a_b logs management "
            + "events.\nThis message comes every week.");
        Chat(message).ShouldContain("trail/a\\_b logs management events.");
    }

    [Fact]
    public void An_older_answer_is_told_with_its_age()
    {
        Of((Covered, Now.AddHours(-37))).Body.ShouldContain(
            "\nThe trails were last read at 2026-11-21 20:00 UTC. Then it was so:\nOf every account, the trail ");
    }

    [Fact]
    public void Trails_that_nobody_read_are_told_as_unknown() =>
        Of(null).Body.ShouldContain(
            "\nIt is not known whether a trail of the organization logs what happens in every account: the daily "
            + "comparison has not read the trails.\n");

    [Fact]
    public void A_cause_cannot_make_a_line_or_a_link_of_its_own()
    {
        var message = Of((TrailCoverage.CannotTell("failed:\nA root key was used. [here](https://x)"), Now));

        message.Body.ShouldNotContain("\nA root key");
        Chat(message).ShouldContain("\\[here\\]");
    }

    private static TopicMessage Of((TrailCoverage, DateTimeOffset)? trails) =>
        new SignOfLife(3, 3, Now, null, 0) { Trails = trails, Now = Now }.Message;

    private static string Chat(TopicMessage message) =>
        message.Chat["content"]!["description"]!.GetValue<string>();
}
