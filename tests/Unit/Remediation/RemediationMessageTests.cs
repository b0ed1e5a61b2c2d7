using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class RemediationMessageTests
{
    [Fact]
    public void Message_says_the_account_what_is_waited_for_and_the_command()
    {
        var message = RemediationMessage.Of(Logs.Quiet().Case);

        message.Subject.ShouldBe("Guardrails: removal of root credentials in 444444444444: waiting for approval");
        message.Body.ShouldContain("Somebody else than ann has to approve");
        message.Body.ShouldContain(Logs.Key.Id);
        message.Body.ShouldContain("guardrails remediate status 444444444444");
    }

    [Fact]
    public void Signs_of_use_stand_in_it_and_no_more_than_five()
    {
        var log = Logs.Quarantined().Look(
            [.. Enumerable.Range(1, 7).Select(number => Logs.Refusal($"event-{number}"))]);

        var body = RemediationMessage.Of(log.Case).Body;

        body.ShouldContain("(event-5)");
        body.ShouldNotContain("(event-6)");
    }

    [Fact]
    public void Text_from_outside_ends_no_line_and_formats_nothing()
    {
        var sign = Logs.Refusal() with { Sentence = "evil\r\nSubject: x \u202e *bold* <!channel>" };

        var message = RemediationMessage.Of(Logs.Quarantined().Look(sign).Case);

        message.Body.Split('\n').ShouldNotContain("Subject: x");
        message.Body.ShouldNotContain("\u202e");
        message.Chat.ToJsonString().ShouldNotContain("<!channel>");
    }

    [Fact]
    public void Policy_that_blocks_is_named_with_the_way_out()
    {
        var message = RemediationMessage.Of(Logs.Proved().Fail(times: 1, "p-others (DenyAll)").Case);

        message.Subject.ShouldContain("blocked by p-others (DenyAll)");
        message.Body.ShouldContain("Try again.");
    }
}
