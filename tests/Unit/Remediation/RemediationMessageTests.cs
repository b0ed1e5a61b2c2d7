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
    public void Message_that_it_is_over_asks_for_no_decision()
    {
        var body = RemediationMessage.Of(
            Logs.Begun().Then(log => new RemediationEntry.Proved([], log.Now)).Case).Body;

        body.ShouldContain("See it whole: guardrails remediate status 444444444444");
        body.ShouldNotContain("decide:");
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
    public void Name_of_a_virtual_device_that_stays_behind_is_said_when_it_is_over_and_not_before()
    {
        const string phone = "arn:aws:iam::444444444444:mfa/root-account-mfa-device";
        const string token = "GAHT12345678";
        RootCredential[] credentials =
        [
            RootCredential.Password, new(RootCredentialKind.MfaDevice, phone),
            new(RootCredentialKind.MfaDevice, token),
        ];
        var (log, _) = DecidedLog.Deleting(RemediationRequest.Default with { Password = true }, credentials);
        var gone = log[^1].At;
        log.AddRange([new RemediationEntry.Deleted(gone), new RemediationEntry.Verified([], gone)]);
        var before = RemediationLog.Read(Logs.Account, log[..^1]);
        log.Add(new RemediationEntry.Detached(gone + RemediationLimits.OldSessions));
        var over = RemediationLog.Read(Logs.Account, log);

        before.LeftBehind.ShouldBeEmpty();
        over.Stage.ShouldBeOfType<Stage.Ended>().Ending.ShouldBe(RemediationEnding.Done);
        over.LeftBehind.ShouldBe([phone]);
        RemediationMessage.Of(over).Body.ShouldContain($"The device name {phone} stays");
        RemediationMessage.Of(over).Body.ShouldNotContain(token);
    }

    [Fact]
    public void Policy_that_blocks_is_named_with_the_way_out()
    {
        var message = RemediationMessage.Of(Logs.Proved().Fail(times: 1, "p-others (DenyAll)").Case);

        message.Subject.ShouldContain("blocked by p-others (DenyAll)");
        message.Body.ShouldContain("Try again.");
    }
}
