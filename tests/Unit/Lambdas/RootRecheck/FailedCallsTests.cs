using Guardrails.Core.Names;
using Guardrails.Tests.Unit.Aws;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

public sealed class FailedCallsTests
{
    private readonly RecheckedFunction _function = new();

    public static TheoryData<string, string> Faults()
    {
        string[] calls = ["sts:AssumeRole", "config:DescribeConfigRules", "config:StartConfigRulesEvaluation"];
        string[] ofEveryCall =
        [
            "Throttling", "TooManyRequestsException", "InternalFailure", "AccessDenied", "AccessDeniedException",
            "ExpiredToken", "RegionDisabledException", "InvalidClientTokenId", "timeout",
        ];
        string[] ofStarting =
        [
            "LimitExceededException", "ResourceInUseException", "NoSuchConfigRuleException",
            "InvalidParameterValueException",
        ];
        var rows = new TheoryData<string, string>();
        foreach (var call in calls)
        foreach (var code in ofEveryCall)
            rows.Add(call, code);
        foreach (var code in ofStarting)
            rows.Add("config:StartConfigRulesEvaluation", code);
        rows.Add("config:DescribeConfigRules", "InvalidNextTokenException");
        return rows;
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_call_that_fails_keeps_the_events_and_says_account_call_and_remedy(string call, string code)
    {
        Exception fault = code == "timeout" ? new TaskCanceledException("The operation was canceled.") : Fault.Of(code);
        _function.Break(call, fault);

        (await _function.HandleAsync(Root("m1"), Root("m2"))).ShouldBe(["m1", "m2"]);

        _function.Started.ShouldBeEmpty();
        var line = _function.Lines().ShouldHaveSingleItem();
        (line["outcome"]!.GetValue<string>(), line["account"]!.GetValue<string>()).ShouldBe(("failed", "444444444444"));
        var cause = code == "timeout" ? "there was no answer before the deadline" : code;
        Finding(line).ShouldStartWith($"Account 444444444444: {call} failed: {cause}");
        Finding(line).ShouldContain(". Remedy: ");
        Finding(line).ShouldNotContain(
            DeployedNames.MemberRole + " ", Case.Sensitive, "the evaluator's role is not this function's");
    }

    [Fact]
    public async Task A_batch_that_comes_when_time_is_up_stays_in_its_queue_and_says_so_of_each_account()
    {
        _function.Deadline = new(canceled: true);

        (await _function.HandleAsync(Root("m1"), Root("m2"))).ShouldBe(["m1", "m2"]);

        _function.Assumed.ShouldBeEmpty();
        var line = _function.Lines().ShouldHaveSingleItem();
        line["account"]!.GetValue<string>().ShouldBe("444444444444");
        Finding(line).ShouldStartWith(
            "Account 444444444444: sts:AssumeRole failed: there was no answer before the deadline");
    }
}
