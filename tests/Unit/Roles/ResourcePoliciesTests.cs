using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

/// <summary>The policies of the bus, the queues and the recorders' bucket before the product's own simulator.</summary>
public sealed class ResourcePoliciesTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:222222222222:GuardrailsRecheck";
    private const string Rule = "arn:aws:events:us-east-1:222222222222:rule/GuardrailsActivity/GuardrailsAccountMoved";

    private static readonly Dictionary<string, IReadOnlyList<string>> NoKeys = [];

    private static readonly OrganizationConfig Config = RoleExamples.Commercial;

    [Theory]
    [InlineData("o-exampleorg1", Decision.Allowed)]
    [InlineData("o-strangers00", Decision.ImplicitlyDenied)]
    [InlineData(null, Decision.ImplicitlyDenied)]
    public void The_bus_takes_events_of_the_organization_only(string? organization, Decision expected)
    {
        var call = EventForwarderRole.Of(Config).Calls.ShouldHaveSingleItem();
        var put = call.Request(RoleExamples.Member, RoleExamples.Member);
        var request = With(put, ("aws:PrincipalOrgID", organization));
        var policy = ActivityBusPolicy.Of(Config, EventForwarderRole.BusArn(Config));

        Ask(policy, Role("GuardrailsEventForwarder-us-west-2"), request).ShouldBe(expected);
    }

    [Theory]
    [InlineData("events.amazonaws.com", "sqs:SendMessage", Rule, Decision.Allowed)]
    [InlineData("events.amazonaws.com", "sqs:SendMessage", Rule + "2", Decision.ImplicitlyDenied)]
    [InlineData("events.amazonaws.com", "sqs:ReceiveMessage", Rule, Decision.ImplicitlyDenied)]
    [InlineData("sns.amazonaws.com", "sqs:SendMessage", Rule, Decision.ImplicitlyDenied)]
    public void A_queue_takes_messages_of_the_rules_only(string service, string action, string rule, Decision expected)
    {
        var request = With(
            new AccessRequest(action, Queue, NoKeys), ("aws:SourceArn", rule), ("aws:SecureTransport", "true"));

        Ask(EventQueuePolicy.Of(Queue, [Rule]), Caller.OfService(service), request).ShouldBe(expected);
    }

    [Fact]
    public void A_queue_refuses_plain_text_even_to_an_administrator()
    {
        var request = With(new AccessRequest("sqs:ReceiveMessage", Queue, NoKeys), ("aws:SecureTransport", "false"));

        Ask(EventQueuePolicy.Of(Queue, [Rule]), Role("Administrator"), request).ShouldBe(Decision.ExplicitlyDenied);
    }

    [Theory]
    [InlineData("444444444444", "o-exampleorg1", "true", Decision.Allowed)]
    [InlineData("444444444444", "o-exampleorg1", "false", Decision.ExplicitlyDenied)]
    [InlineData("444444444444", "o-strangers00", "true", Decision.ImplicitlyDenied)]
    [InlineData("555555555555", "o-exampleorg1", "true", Decision.ImplicitlyDenied)]
    public void The_bucket_takes_what_each_recorder_delivers_below_its_own_account(
        string prefix, string organization, string tls, Decision expected)
    {
        var role = ConfigRecorderRole.Of(Config, Config.ConfigRecorder!);
        foreach (var call in role.Calls.Where(call => call.Action.StartsWith("s3:PutObject", StringComparison.Ordinal)))
        {
            var delivery = call.Request(AccountId.Parse(prefix), RoleExamples.Member);
            var request = With(
                delivery,
                ("aws:PrincipalArn", role.Arn(Config.Partition, RoleExamples.Member)),
                ("aws:PrincipalAccount", RoleExamples.Member.Value),
                ("aws:PrincipalOrgID", organization),
                ("aws:SecureTransport", tls));

            Ask(RecorderBucketPolicy.Of(Config), Role(DeployedNames.ConfigRecorder), request).ShouldBe(expected);
        }
    }

    [Fact]
    public void The_bucket_lets_a_recorder_in_for_every_call_of_its_role()
    {
        var role = ConfigRecorderRole.Of(Config, Config.ConfigRecorder!);

        foreach (var call in role.Calls)
        {
            var request = With(
                call.Request(RoleExamples.Member, RoleExamples.Member),
                ("aws:PrincipalArn", role.Arn(Config.Partition, RoleExamples.Member)),
                ("aws:PrincipalAccount", RoleExamples.Member.Value),
                ("aws:PrincipalOrgID", Config.Id.Value),
                ("aws:SecureTransport", "true"));
            Ask(RecorderBucketPolicy.Of(Config), Role(DeployedNames.ConfigRecorder), request)
                .ShouldBe(Decision.Allowed, call.Action);
        }
    }

    private static Decision Ask(PolicyDocument policy, Caller caller, AccessRequest request) =>
        PolicySimulator.Resource(policy, caller, request).Decision;

    private static Caller Role(string name) =>
        Caller.Of(RoleExamples.Member, $"arn:aws:iam::{RoleExamples.Member}:role/{name}");

    private static AccessRequest With(AccessRequest request, params (string Key, string? Value)[] keys)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(request.Context);
        foreach (var (key, value) in keys)
        {
            if (value is not null)
                context[key] = [value];
        }

        return request with { Context = context };
    }
}
