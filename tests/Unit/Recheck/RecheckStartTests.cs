using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Recheck;

namespace Guardrails.Tests.Unit.Recheck;

/// <summary>The messages that return to the queue, for every end of a start.</summary>
public sealed class RecheckStartTests
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    public static TheoryData<string, StartResult, RecheckOutcome, string> Ends() => new()
    {
        { "change joined", new StartResult.Started(new(["rule"], [])), RecheckOutcome.Started, "" },
        { "joined", new StartResult.Started(new(["rule"], [])), RecheckOutcome.Started, "" },
        { "change joined change", new StartResult.Started(new(["rule"], ["root-mfa"])), RecheckOutcome.Started, "m2" },
        { "change", new StartResult.Started(new(["rule"], ["root-mfa"])), RecheckOutcome.Started, "" },
        { "joined", new StartResult.NotReady(new(["rule"], ["root-mfa"])), RecheckOutcome.Waiting, "m1" },
        { "change joined", new StartResult.NotReady(new([], ["root-mfa"])), RecheckOutcome.Waiting, "m1 m2" },
        { "change", new StartResult.NotReady(new([], [])), RecheckOutcome.Waiting, "m1" },
        { "change joined", new StartResult.Failed("it failed"), RecheckOutcome.Failed, "m1 m2" },
        { "change joined", new StartResult.Gone("it left"), RecheckOutcome.Left, "" },
    };

    [Theory, MemberData(nameof(Ends))]
    public void What_returns_hangs_on_the_end_and_on_the_reason(
        string reasons, StartResult result, RecheckOutcome outcome, string returned)
    {
        var conclusion = Start(reasons).Conclude(result, "config:DescribeConfigRules");

        (conclusion.Outcome, string.Join(' ', conclusion.Returned.Select(message => message.Id)))
            .ShouldBe((outcome, returned));
        conclusion.Messages.Count.ShouldBe(reasons.Split(' ').Length);
        conclusion.Account.ShouldBe(Account);
    }

    [Theory]
    [InlineData("joined", StartMode.OnlyAll)]
    [InlineData("joined joined", StartMode.OnlyAll)]
    [InlineData("joined change", StartMode.WhicheverAreThere)]
    [InlineData("change", StartMode.WhicheverAreThere)]
    public void Only_an_account_that_did_nothing_but_join_is_waited_for(string reasons, StartMode mode) =>
        Start(reasons).Mode.ShouldBe(mode);

    [Fact]
    public void What_is_missing_is_said_in_a_start_and_while_waiting()
    {
        const string Said = "Account 444444444444: the call shows no root-mfa and no root-access-keys yet. Remedy: ";
        PickedRules picked = new(["rule"], ["root-mfa", "root-access-keys"]);

        Start("change").Conclude(new StartResult.Started(picked), "the call")
            .Finding.ShouldNotBeNull().ShouldStartWith(Said);
        Start("joined").Conclude(new StartResult.NotReady(picked), "the call")
            .Finding.ShouldNotBeNull().ShouldStartWith(Said);
    }

    [Fact]
    public void Rules_are_named_where_they_were_started_alone()
    {
        PickedRules picked = new(["rule"], ["root-mfa"]);

        Start("change").Conclude(new StartResult.Started(picked), "the call").Rules.ShouldBe(["rule"]);
        Start("joined").Conclude(new StartResult.NotReady(picked), "the call").Rules.ShouldBeEmpty();
    }

    private static RecheckStart Start(string reasons) => new(Account,
    [
        .. reasons.Split(' ').Select((reason, index) => new RecheckRequest(new($"m{index + 1}", ""), Decision(reason))),
    ]);

    private static RecheckDecision.Start Decision(string reason) => reason == "joined"
        ? new(Account, RecheckReason.AccountJoined, "organizations:CreateAccountResult")
        : new(Account, RecheckReason.RootCredentialsChanged, "iam:CreateAccessKey");
}
