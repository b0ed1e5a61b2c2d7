using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>The evaluator of an organization that is watched below one unit.</summary>
public sealed class WatchedUnitsTests
{
    private const string Unit = "ou-ex01-worksand";
    private const string Describe = "organizations:DescribeAccount";

    [Theory]
    [InlineData("r-ex01")]
    [InlineData("r-ex01/ou-ex01-workload")]
    [InlineData("r-ex01/ou-ex01-worksand2")]
    public async Task An_account_outside_it_is_not_touched_and_is_no_error(string path)
    {
        await using var site = await RuleSite.StartAsync(units: TargetId.Parse(Unit));
        site.Instead = call => In(call, path);

        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        site.Received.Select(call => call.Action).ShouldBe([Describe]);
        site.Line["outcome"]!.GetValue<string>().ShouldBe("not watched");
        site.Findings.ShouldHaveSingleItem().ShouldStartWith("Account 444444444444 is not watched by choice");
    }

    [Theory]
    [InlineData("r-ex01/ou-ex01-workload/ou-ex01-worksand")]
    [InlineData("r-ex01/ou-ex01-worksand/ou-ex01-deeper01")]
    [InlineData(null)]
    public async Task An_account_below_it_is_judged_and_so_is_one_of_which_AWS_does_not_say_where_it_stands(
        string? path)
    {
        await using var site = await RuleSite.StartAsync(units: TargetId.Parse(Unit));
        site.Instead = call => path is null ? null : In(call, path);

        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        site.Line["outcome"]!.GetValue<string>().ShouldBe("evaluated");
        site.Evaluations.ShouldHaveSingleItem();
    }

    /// <summary>It may have been looked at while it was outside, less than an hour ago.</summary>
    [Fact]
    public async Task An_account_that_was_moved_into_it_has_its_next_daily_evaluation()
    {
        await using var site = await RuleSite.StartAsync(units: TargetId.Parse(Unit));
        var path = "r-ex01";
        site.Instead = call => In(call, path);
        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();
        path = $"r-ex01/{Unit}";

        site.Time.Advance(TimeSpan.FromMinutes(59));
        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        site.Evaluations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_that_was_moved_out_of_it_and_refuses_is_no_error()
    {
        await using var site = await RuleSite.StartAsync(units: TargetId.Parse(Unit));
        var path = "r-ex01/ou-ex01-worksand";
        site.Instead = call =>
        {
            if (call.Action != "sts:AssumeRole")
                return In(call, path);
            path = "r-ex01";
            return WireAnswer.Error(call, 403, "AccessDenied", "no such role");
        };

        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        site.Line["outcome"]!.GetValue<string>().ShouldBe("not watched");
        site.Evaluations.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_below_it_that_refuses_is_an_error_as_ever()
    {
        await using var site = await RuleSite.StartAsync(units: TargetId.Parse(Unit));
        site.Instead = call => call.Action == "sts:AssumeRole"
            ? WireAnswer.Error(call, 403, "AccessDenied", "no such role")
            : In(call, "r-ex01/ou-ex01-worksand");

        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldNotBeNull();

        site.Line["outcome"]!.GetValue<string>().ShouldBe("failed");
    }

    /// <summary>The account's description, as AWS gives it, with the way to it.</summary>
    private static WireAnswer? In(WireCall call, string path) => call.Action != Describe
        ? null
        : WireAnswer.Result(call, $$"""
            {"Account":{"Id":"444444444444","State":"ACTIVE",
              "Arn":"arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444",
              "Paths":["o-exampleorg1/{{path}}/444444444444/"] } }
            """);
}
