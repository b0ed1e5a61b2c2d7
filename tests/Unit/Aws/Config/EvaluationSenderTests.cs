using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Config;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Compliance = Guardrails.Core.Controls.Compliance;

namespace Guardrails.Tests.Unit.Aws.Config;

public sealed class EvaluationSenderTests
{
    private static readonly AccountId Account = AccountId.Parse("012345678901");
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly RuleRequest Rule =
        new(
            Account,
            "OrgConfigRule-root-mfa-abcd1234",
            ControlCatalog.Find("RootMfa")!,
            ControlParameters.Defaults(ControlCatalog.Find("RootMfa")!),
            RuleResource.Of(Account),
            At,
            "token",
            NotApplicableBecause: null);

    private readonly IAmazonConfigService _config = Substitute.For<IAmazonConfigService>();

    [Fact]
    public async Task What_is_unknown_is_never_sent()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => SendAsync(new(Compliance.Unknown, ["One."])));

        await _config.DidNotReceiveWithAnyArgs().PutEvaluationsAsync(default!, default);
    }

    [Theory]
    [InlineData(Compliance.Compliant, "COMPLIANT")]
    [InlineData(Compliance.NonCompliant, "NON_COMPLIANT")]
    [InlineData(Compliance.NotApplicable, "NOT_APPLICABLE")]
    public async Task A_verdict_is_sent_for_the_account_at_the_time_of_the_notification(
        Compliance compliance, string inConfigsWords)
    {
        PutEvaluationsRequest? sent = null;
        _config.PutEvaluationsAsync(
            Arg.Do<PutEvaluationsRequest>(request => sent = request), Arg.Any<CancellationToken>())
            .Returns(new PutEvaluationsResponse());

        await SendAsync(new(compliance, ["One.", "Two."]));

        sent.ShouldNotBeNull().ResultToken.ShouldBe("token");
        var evaluation = sent.Evaluations.ShouldHaveSingleItem();
        (evaluation.ComplianceResourceType, evaluation.ComplianceResourceId)
            .ShouldBe(("AWS::::Account", "012345678901"));
        evaluation.ComplianceType.Value.ShouldBe(inConfigsWords);
        evaluation.Annotation.ShouldBe("One. Two.");
        evaluation.OrderingTimestamp.ShouldBe(At.UtcDateTime);
        sent.TestMode.ShouldBeNull();
    }

    [Fact]
    public async Task An_evaluation_rejected_in_a_successful_answer_throws()
    {
        _config.PutEvaluationsAsync(default!, default)
            .ReturnsForAnyArgs(new PutEvaluationsResponse { FailedEvaluations = [new()] });

        var exception = await Should.ThrowAsync<AwsCallException>(SendAsync(Verdict));
        exception.Message.ShouldContain("012345678901");
        exception.Message.ShouldContain("OrgConfigRule-root-mfa-abcd1234");
    }

    [Fact]
    public async Task An_error_throws_with_the_account_the_call_and_the_remedy()
    {
        _config.PutEvaluationsAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of("InvalidResultTokenException"));

        (await Should.ThrowAsync<AwsCallException>(SendAsync(Verdict))).Message.ShouldBe(
            "Account 012345678901: config:PutEvaluations failed: InvalidResultTokenException: "
            + "AWS said InvalidResultTokenException. "
            + "Remedy: the rule was deleted or replaced since the event; evaluate it again.");
    }

    private static Verdict Verdict => new(Compliance.Compliant, ["One."]);

    private Task SendAsync(Verdict verdict) =>
        new EvaluationSender(_config, EvaluatorCalls.At(TimeProvider.System))
            .SendAsync(Rule, verdict, TestContext.Current.CancellationToken);
}
