using System.Net;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Policy = Amazon.Organizations.Model.Policy;

namespace Guardrails.Tests.Unit.Aws.Quarantine;

public sealed class QuarantinePoliciesTests
{
    private const string Id = "p-removal123";

    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private readonly IAmazonOrganizations _organizations = Substitute.For<IAmazonOrganizations>();

    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private QuarantinePolicies Policies => field ??= new(
        _organizations,
        new AwsCalls(new CallTerms(_ => "look.") { Retries = new LongRetries(() => 0.5) }, _time));

    [Fact]
    public async Task A_policy_is_found_by_its_exact_name_on_a_later_page()
    {
        Lists([], [Named("p-other1234", "Guardrails-RootQuarantine")], [], [Named(Id, QuarantinePolicy.Removal.Name)]);
        Describes(QuarantinePolicy.Removal.Document.Minified().Replace(",", ", "));

        (await Policies.FindAsync(QuarantinePolicy.Removal, default)).ShouldBe(Id);
    }

    [Fact]
    public async Task A_policy_that_is_missing_stops_it_and_says_what_makes_it()
    {
        Lists([Named("p-other1234", "Guardrails-RootQuarantineForRemoval2")]);

        (await FindingFailsAsync()).ShouldContain("has 0 policies of the name Guardrails-RootQuarantineForRemoval");
    }

    [Fact]
    public async Task Two_policies_of_the_name_stop_it()
    {
        Lists([Named(Id, QuarantinePolicy.Removal.Name)], [Named("p-second1234", QuarantinePolicy.Removal.Name)]);

        (await FindingFailsAsync()).ShouldContain("has 2 policies");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    public async Task A_policy_whose_document_somebody_changed_stops_it(string document)
    {
        Lists([Named(Id, QuarantinePolicy.Removal.Name)]);
        Describes(document);

        (await FindingFailsAsync()).ShouldContain($"the document of {QuarantinePolicy.Removal.Name} ({Id})");
    }

    [Fact]
    public async Task The_account_and_nothing_else_gets_the_policy()
    {
        (await Policies.AttachAsync(Id, Account, default)).ShouldBe(QuarantineMove.Done);
        (await Policies.DetachAsync(Id, Account, default)).ShouldBe(QuarantineMove.Done);

        await _organizations.Received(1).AttachPolicyAsync(Arg.Is<AttachPolicyRequest>(
            request => request.PolicyId == Id && request.TargetId == "444444444444"), Arg.Any<CancellationToken>());
        await _organizations.Received(1).DetachPolicyAsync(Arg.Is<DetachPolicyRequest>(
            request => request.PolicyId == Id && request.TargetId == "444444444444"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task What_was_done_before_is_done()
    {
        _organizations.AttachPolicyAsync(default!, default).ThrowsAsyncForAnyArgs(
            Refusal<DuplicatePolicyAttachmentException>());
        _organizations.DetachPolicyAsync(default!, default).ThrowsAsyncForAnyArgs(
            Refusal<PolicyNotAttachedException>());

        (await Policies.AttachAsync(Id, Account, default)).ShouldBe(QuarantineMove.AlreadySo);
        (await Policies.DetachAsync(Id, Account, default)).ShouldBe(QuarantineMove.AlreadySo);
    }

    [Fact]
    public async Task An_account_without_a_slot_and_one_that_left_are_told_apart()
    {
        var full = Refusal<ConstraintViolationException>();
        full.Reason = ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED;
        _organizations.AttachPolicyAsync(default!, default).ThrowsAsyncForAnyArgs(full);
        _organizations.DetachPolicyAsync(default!, default).ThrowsAsyncForAnyArgs(Refusal<TargetNotFoundException>());

        (await Policies.AttachAsync(Id, Account, default)).ShouldBe(QuarantineMove.NoFreeSlot);
        (await Policies.DetachAsync(Id, Account, default)).ShouldBe(QuarantineMove.AccountLeft);
    }

    [Fact]
    public async Task Another_constraint_is_a_failure_that_names_the_account_and_the_constraint()
    {
        var last = Refusal<ConstraintViolationException>();
        last.Reason = ConstraintViolationExceptionReason.MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED;
        _organizations.DetachPolicyAsync(default!, default).ThrowsAsyncForAnyArgs(last);

        (await Should.ThrowAsync<AwsCallException>(() => Policies.DetachAsync(Id, Account, default))).Message
            .ShouldStartWith(
                "Account 444444444444: organizations:DetachPolicy failed: MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task A_change_that_meets_another_one_is_made_again()
    {
        _organizations.AttachPolicyAsync(default!, default).ReturnsForAnyArgs(
            _ => throw Refusal<ConcurrentModificationException>(),
            _ => throw Refusal<PolicyChangesInProgressException>(),
            _ => new AttachPolicyResponse());

        (await Policies.AttachAsync(Id, Account, default)).ShouldBe(QuarantineMove.Done);
    }

    [Fact]
    public async Task Targets_and_policies_are_read_to_the_last_page_each_once()
    {
        _organizations.ListTargetsForPolicyAsync(default!, default).ReturnsForAnyArgs(
            new ListTargetsForPolicyResponse { Targets = [], NextToken = "1" },
            new ListTargetsForPolicyResponse { Targets = [new() { TargetId = "444444444444" }], NextToken = "2" },
            new ListTargetsForPolicyResponse
            {
                Targets = [new() { TargetId = "444444444444" }, new() { TargetId = "ou-ex01-workload" }],
            });
        _organizations.ListPoliciesForTargetAsync(default!, default).ReturnsForAnyArgs(
            new ListPoliciesForTargetResponse { NextToken = "1" },
            new ListPoliciesForTargetResponse { Policies = [Named("p-FullAWSAccess", "FullAWSAccess")] });

        (await Policies.TargetsAsync(Id, default)).Select(target => target.Value)
            .ShouldBe(["444444444444", "ou-ex01-workload"]);
        (await Policies.AttachedToAsync(Account, default)).ShouldBe(["p-FullAWSAccess"]);
    }

    private async Task<string> FindingFailsAsync() => (await Should.ThrowAsync<AwsCallException>(
        () => Policies.FindAsync(QuarantinePolicy.Removal, default))).Message;

    private void Describes(string content) => _organizations.DescribePolicyAsync(default!, default).ReturnsForAnyArgs(
        new DescribePolicyResponse { Policy = new Policy { Content = content } });

    private void Lists(params PolicySummary[][] pages)
    {
        ListPoliciesResponse[] answers =
        [
            .. pages.Select((page, index) => new ListPoliciesResponse
            {
                Policies = [.. page], NextToken = index + 1 < pages.Length ? $"{index}" : null,
            }),
        ];
        _organizations.ListPoliciesAsync(default!, default).ReturnsForAnyArgs(answers[0], answers[1..]);
    }

    private static PolicySummary Named(string id, string name) => new() { Id = id, Name = name };

    private static T Refusal<T>() where T : AmazonOrganizationsException => (T)Activator.CreateInstance(
        typeof(T), "AWS says no", null, ErrorType.Sender, typeof(T).Name, "request-id", HttpStatusCode.BadRequest)!;
}
