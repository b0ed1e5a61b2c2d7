using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// An event's way through the synthesized example with one thing broken at a time: what is lost is said.
/// </summary>
public sealed class LocalEventsBroken(Synthesis synthesis) : IAsyncLifetime
{
    private const string Activity = "Guardrails-Activity";
    private const string Forwarders = "Guardrails-Forwarders";
    private const string Organization = "Guardrails-Organization";
    private const string StackSet = "AWS::CloudFormation::StackSet";
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly BrokenAssembly _assembly = new(synthesis.Example);
    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _assembly.Dispose();
    }

    [Fact]
    public async Task A_forwarder_that_may_not_put_events()
    {
        _assembly.BreakText(Forwarders, StackSet, "TemplateBody", "\"events:PutEvents\"", "\"events:PutRule\"");
        await LosesAsync(
            $"assumed-role/{DeployedNames.ForwarderRolePrefix}us-east-1/EventBridge "
            + "is not authorized to perform: events:PutEvents");
    }

    [Fact]
    public async Task A_bus_for_another_organization()
    {
        _assembly.Break(
            Activity, "AWS::Events::EventBusPolicy", properties => properties["Statement"]!["Condition"] =
                JsonNode.Parse("""{"StringEquals":{"aws:PrincipalOrgID":"o-otherorganization"}}"""));
        await LosesAsync($"event-bus/{DeployedNames.ActivityBus} because no resource-based policy allows the action");
    }

    [Fact]
    public async Task A_queue_that_accepts_from_other_rules()
    {
        _assembly.Break(Activity, "AWS::SQS::QueuePolicy", properties =>
            properties["PolicyDocument"]!["Statement"]![0]!["Condition"] =
                JsonNode.Parse(
                    """{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:222222222222:rule/Other"}}"""));
        await LosesAsync(
            "events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: "
            + $"arn:aws:sqs:us-east-1:222222222222:{DeployedNames.RecheckQueue}");
    }

    [Theory]
    [InlineData("config:DescribeConfigRules")]
    [InlineData("config:StartConfigRulesEvaluation")]
    public async Task A_rule_starter_that_lacks_an_action(string action)
    {
        _assembly.BreakText(Organization, StackSet, "TemplateBody", action, "config:PutConfigRule");
        await WaitsAsync($"is not authorized to perform: {action}");
    }

    [Fact]
    public async Task A_rule_starter_that_trusts_another_function()
    {
        _assembly.BreakText(
            Organization, StackSet, "TemplateBody", $"role/{DeployedNames.RootRecheck}\"", "role/Other\"");
        await WaitsAsync(
            $"sts:AssumeRole on resource: arn:aws:iam::{Exempt}:role/{DeployedNames.RuleStarter} "
            + "because the role's trust policy does not allow");
    }

    [Fact]
    public async Task A_function_that_is_not_told_a_variable()
    {
        const string variable = "MANAGEMENT_ACCOUNT_ID";
        _assembly.Break(
            Activity, "AWS::Lambda::Function", properties => properties["Environment"]!["Variables"]!
                .AsObject().Remove(variable));

        var batch = (await ChangeAsync()).Of(DeployedNames.RootRecheck).ShouldHaveSingleItem();

        batch.Failed.ShouldBe(1);
        batch.Error.ShouldNotBeNull().ShouldContain(variable);
    }

    [Fact]
    public async Task A_function_that_may_not_delete_what_it_has_done_fails_the_deploy()
    {
        _assembly.Break(
            Activity,
            "AWS::IAM::Role", properties => BrokenAssembly.Rename(properties["Policies"]!, "sqs:DeleteMessage"));
        (await Should.ThrowAsync<DeployException>(DeployAsync)).Message
            .ShouldContain("The function execution role does not have permissions to call DeleteMessage on SQS");
    }

    /// <summary>The event never arrives.</summary>
    private async Task LosesAsync(string refusal)
    {
        var delivered = await ChangeAsync();
        delivered.Of(DeployedNames.RootRecheck).ShouldBeEmpty();
        _aws.Refusals().Select(one => one.Message)
            .ShouldContain(message => message.Contains(refusal, StringComparison.Ordinal));
    }

    /// <summary>The event stays in the queue.</summary>
    private async Task WaitsAsync(string refusal)
    {
        var delivered = await ChangeAsync();
        delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem().Failed.ShouldBe(1);
        delivered.Rules.ShouldBeEmpty();
        _aws.Refusals().Select(one => one.Message)
            .ShouldContain(message => message.Contains(refusal, StringComparison.Ordinal));
    }

    private Task<DeployResult> DeployAsync() => _aws.DeployAsync(_assembly.Folder, progress: null, Cancellation);

    /// <summary>Deploys, and a root user deletes its key.</summary>
    private async Task<EventsDelivered> ChangeAsync()
    {
        await DeployAsync();
        using var root = RootClient.Of(_aws, Exempt);
        await root.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { AccessKeyId = "AKIAPARTNERGATEWAY01" }, Cancellation);
        return await _aws.DeliverEventsAsync(Cancellation);
    }
}
