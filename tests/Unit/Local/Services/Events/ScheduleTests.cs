using System.Globalization;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.Events;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;
using AuthorizationDecisions = Guardrails.Local.Authorization.Decisions;

namespace Guardrails.Tests.Unit.Local.Services.Events;

public sealed class ScheduleTests : IAsyncLifetime
{
    private readonly Alerting _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("rate(5 minutes)", "2026-11-23T09:05:00")]
    [InlineData("rate(1 hour)", "2026-11-23T10:00:00")]
    [InlineData("rate(1 day)", "2026-11-24T09:00:00")]
    [InlineData("cron(30 9 * * ? *)", "2026-11-23T09:30:00")]
    [InlineData("cron(0 9 * * ? *)", "2026-11-24T09:00:00")]
    [InlineData("cron(0 7 ? * MON *)", "2026-11-30T07:00:00")]
    [InlineData("cron(0 7 ? * 3 *)", "2026-11-24T07:00:00")]
    [InlineData("cron(5 9 ? * mon *)", "2026-11-23T09:05:00")]
    public void The_next_time_comes_after_now(string text, string expected) =>
        Schedule.Parse(text).Next(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))
            .ShouldBe(DateTimeOffset.Parse(expected + "Z", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 weeks)")]
    [InlineData("cron(0 9 * * * *)")]
    [InlineData("cron(60 9 * * ? *)")]
    [InlineData("cron(0 24 * * ? *)")]
    [InlineData("cron(0/5 9 * * ? *)")]
    [InlineData("cron(0 9 ? * 8 *)")]
    [InlineData("at(2026-11-23T09:00:00)")]
    [InlineData("")]
    public void What_is_no_schedule_or_not_built_here_is_refused(string text) =>
        Should.Throw<AwsError>(() => Schedule.Parse(text)).Code.ShouldBe("ValidationException");

    [Fact]
    public async Task A_rule_runs_when_its_time_has_come_and_once_where_several_came()
    {
        await DeployAsync();
        (await _site.PumpAsync()).Schedules.ShouldBeEmpty();

        _site.Clock.Move(TimeSpan.FromMinutes(17));
        var runs = (await _site.PumpAsync()).Schedules;

        runs.ShouldHaveSingleItem().DueAt.ShouldBe(new(2026, 11, 23, 9, 15, 0, TimeSpan.Zero));
        (runs[0].Rule, runs[0].Function).ShouldBe(("Sweep", "Rule"));
        (await _site.PumpAsync()).Schedules.ShouldBeEmpty();
        _site.Clock.Move(TimeSpan.FromMinutes(3));
        (await _site.PumpAsync()).Schedules.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("config.amazonaws.com", "arn:aws:events:us-east-1:222222222222:rule/Sweep")]
    [InlineData("events.amazonaws.com", "arn:aws:events:us-east-1:222222222222:rule/Other")]
    public async Task Without_the_functions_permission_a_run_is_a_refusal(string principal, string rule)
    {
        await DeployAsync(principal, rule);
        _site.Clock.Move(TimeSpan.FromMinutes(5));

        (await _site.PumpAsync()).Schedules.ShouldHaveSingleItem().Error!.ShouldContain("is not allowed to invoke");

        _site.World.Of<AuthorizationDecisions>().Refusals.ShouldHaveSingleItem().AccountId.ShouldBe(Site.Delegated);
    }

    [Fact]
    public async Task A_disabled_rule_does_not_run()
    {
        await DeployAsync(state: "DISABLED");
        _site.Clock.Move(TimeSpan.FromMinutes(5));

        (await _site.PumpAsync()).Schedules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"EventBusName\":\"Activity\",", "{}", "supported only on the default event bus")]
    [InlineData("", "{", "JSON syntax error in input for target")]
    [InlineData("\"EventPattern\":{\"source\":[\"a\"]},", "{}", "an event pattern and a schedule")]
    public async Task A_schedule_that_cannot_be_is_refused(string more, string input, string problem) =>
        (await _site.Site.FailAsync(
            Site.Delegated,
            """ "Bus":{"Type":"AWS::Events::EventBus","Properties":{"Name":"Activity"} } """,
            Site.Function(),
            Rule("ENABLED", more, input).Replace(
                "\"Properties\"", "\"DependsOn\":[\"Bus\"],\"Properties\"", StringComparison.Ordinal)))
            .ShouldContain(problem);

    [Fact]
    public async Task An_input_has_8192_characters_at_most() =>
        (await _site.Site.FailAsync(
            Site.Delegated, Site.Function(), Rule("ENABLED", "", $"[{new string(' ', 8191)}]")))
            .ShouldContain("Input has 8193 characters");

    private Task<DeployedStack> DeployAsync(
        string principal = "events.amazonaws.com",
        string rule = "arn:aws:events:us-east-1:222222222222:rule/Sweep",
        string state = "ENABLED") =>
        _site.Site.DeployAsync(Site.Delegated, Site.Function(), Rule(state), $$"""
            "Allowed":{"Type":"AWS::Lambda::Permission","Properties":{"FunctionName":{"Ref":"Function"},
              "Action":"lambda:InvokeFunction","Principal":"{{principal}}","SourceArn":"{{rule}}"} }
            """);

    private static string Rule(string state, string more = "", string input = "{}") => $$"""
        "Sweep":{"Type":"AWS::Events::Rule","Properties":{"Name":"Sweep","State":"{{state}}",{{more}}
          "ScheduleExpression":"rate(5 minutes)","Targets":[{"Id":"Function","Arn":{"Fn::GetAtt":["Function","Arn"]},
          "Input":"{{input}}"}]} }
        """;
}
