using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// An event's way through the deployed example, updated to one with one thing broken: what is lost is said. The clock
/// stands still, so that what waits in a queue comes to no later test.
/// </summary>
public sealed class LocalEventsBroken(
    Synthesis synthesis, DeployedExample example) : IClassFixture<DeployedExample>, IAsyncLifetime
{
    private const string Activity = "Guardrails-Activity";
    private const string Forwarders = "Guardrails-Forwarders";
    private const string StackSet = "AWS::CloudFormation::StackSet";
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly BrokenAssembly _assembly = new(synthesis.Example);
    private readonly LocalOrganization _aws = example.Aws;
    private readonly int _refused = example.Aws.Refusals().Count;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> Refusals => _aws.Refusals().Skip(_refused).Select(refusal => refusal.Message);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await example.RestoreAsync();
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

    /// <summary>The event never arrives.</summary>
    private async Task LosesAsync(string refusal)
    {
        var delivered = await ChangeAsync();
        delivered.Of(DeployedNames.RootRecheck).ShouldBeEmpty();
        Refusals.ShouldContain(message => message.Contains(refusal, StringComparison.Ordinal));
    }

    /// <summary>Deploys, and the key of a root user changes.</summary>
    private async Task<EventsDelivered> ChangeAsync()
    {
        await _aws.DeployAsync(_assembly.Folder, progress: null, Cancellation);
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);
        return await _aws.DeliverEventsAsync(Cancellation);
    }
}
