namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>An invocation that begins when its time is already up.</summary>
public sealed class PastDeadlineTests : IAsyncLifetime
{
    private RuleSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RuleSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_account_is_unknown_and_the_error_says_that_nothing_was_asked_and_what_to_do(bool known)
    {
        if (known)
            await _site.EvaluateAsync("RootMfa");
        var (asked, sent) = (_site.Received.Count, _site.Evaluations.Count);
        _site.TimeIsUp();

        var exception = await _site.EvaluateAsync("RootMfa");

        var message = exception.ShouldNotBeNull().Message;
        message.ShouldStartWith("Account 444444444444 is UNKNOWN: time was up before anything was asked.");
        message.ShouldContain(" Remedy: AWS Lambda tries again by itself; if this persists, ");
        _site.Received.Count.ShouldBe(asked);
        _site.Evaluations.Count.ShouldBe(sent);
        var line = _site.Lines[^1];
        (line["outcome"]!.GetValue<string>(), line["account"]!.GetValue<string>())
            .ShouldBe(("failed", RuleSite.Account));
        line["compliance"].ShouldBeNull();
        line["findings"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(message);
    }

    [Fact]
    public async Task A_strangers_rule_is_refused_as_ever()
    {
        _site.TimeIsUp();

        var exception = await _site.EvaluateAsync(
            "RootMfa",
            change: (outer, _) => outer["configRuleArn"] =
                "arn:aws:config:us-east-1:444444444444:config-rule/config-rule-abc123");

        exception.ShouldBeNull();
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("refused");
    }
}
