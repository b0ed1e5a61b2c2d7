using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The synthesized example, deployed to an embedded organization of its own as it is, and with one thing broken that
/// fails the deploy, that an update cannot bring, or that a warm function would not notice.
/// </summary>
public sealed class LocalDeploy(Synthesis synthesis) : IAsyncLifetime
{
    private const string Organization = "Organization";
    private const string Detection = "Detection";
    private static readonly AccountId Production = AccountId.Parse("444444444444");
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly BrokenAssembly _assembly = new(synthesis.Example);
    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = new SampleDay() }, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _assembly.Dispose();
    }

    [Fact]
    public async Task Deploying_twice_changes_nothing_and_a_new_account_still_inherits()
    {
        var deployed = await DeployAsync();
        deployed.Stacks.Select(stack => stack.Name).ShouldBe(
            [
                "Guardrails-Organization", "Guardrails-Ledger", "Guardrails-Detection", "Guardrails-Activity",
                "Guardrails-Reporting", "Guardrails-Remediation", "Guardrails-Forwarders",
            ]);

        var again = await DeployAsync();
        again.Stacks.SelectMany(stack => stack.Resources)
            .ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);

        var joined = await _aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", Cancellation);
        var runs = await _aws.EvaluateConfigRulesAsync(joined, Cancellation);
        runs.Count.ShouldBe(7);
        runs.ShouldAllBe(run => run.Error == null);
    }

    [Fact]
    public async Task A_wrong_handler_name_fails_the_deploy()
    {
        _assembly.Break(Detection, "AWS::Lambda::Function", properties => properties["Handler"] = "RootPosture");
        (await FailAsync()).ShouldContain(
            "(AWS::Lambda::Function): InvalidParameterValueException: "
            + "Handler 'RootPosture': the deployment package has no RootPosture.dll");
    }

    [Fact]
    public async Task A_member_role_of_another_name_fails_the_evaluation()
    {
        _assembly.BreakText(Organization, "AWS::CloudFormation::StackSet", "TemplateBody", """
            "RoleName":"GuardrailsRootPosture"
            """, """
            "RoleName":"GuardrailsRootPostures"
            """);
        (await EvaluateAsync()).ShouldContain("arn:aws:iam::444444444444:role/GuardrailsRootPosture");
    }

    [Fact]
    public async Task A_missing_action_of_the_evaluator_fails_the_evaluation()
    {
        const string action = "organizations:DescribeAccount";
        _assembly.Break(
            Detection, "AWS::IAM::Role",
            "GuardrailsRootPostureRule", properties => BrokenAssembly.Rename(properties["Policies"]!, action));
        (await EvaluateAsync()).ShouldContain(action);
    }

    [Theory]
    [InlineData("iam:CreateServiceLinkedRole")]
    [InlineData("logs:PutLogEvents")]
    public async Task A_missing_action_of_the_setup_fails_the_deploy(string action)
    {
        _assembly.Break(
            Organization, "AWS::IAM::Role",
            "GuardrailsOrganizationSetup", properties => BrokenAssembly.Rename(properties["Policies"]!, action));
        (await FailAsync()).ShouldContain(action);
    }

    [Fact]
    public async Task A_rule_that_does_not_wait_for_its_permission_fails_the_deploy()
    {
        _assembly.BreakResource(Detection, "AWS::Config::OrganizationConfigRule", json => json.Remove("DependsOn"));
        (await FailAsync()).ShouldContain("Create the permission (AWS::Lambda::Permission) before the rule");
    }

    [Fact]
    public async Task An_excluded_account_that_is_forgotten_fails_the_deploy()
    {
        _assembly.Break(
            Detection, "AWS::Config::OrganizationConfigRule", properties => properties.Remove("ExcludedAccounts"));
        (await FailAsync()).ShouldContain("Account 567890123456 (acquired-shop) is SUSPENDED");
    }

    [Theory]
    [InlineData("config:DescribeConfigRules")]
    [InlineData("config:StartConfigRulesEvaluation")]
    public async Task A_rule_starter_that_lacks_an_action_starts_nothing(string action)
    {
        _assembly.BreakText(
            Organization, "AWS::CloudFormation::StackSet", "TemplateBody", action, "config:PutConfigRule");
        await WaitsAsync($"is not authorized to perform: {action}");
    }

    /// <summary>A function that has assumed the role keeps its session.</summary>
    [Fact]
    public async Task A_rule_starter_that_trusts_another_function_starts_nothing()
    {
        _assembly.BreakText(
            Organization, "AWS::CloudFormation::StackSet", "TemplateBody",
            $"role/{DeployedNames.RootRecheck}\"", "role/Other\"");
        await WaitsAsync(
            $"sts:AssumeRole on resource: arn:aws:iam::{Exempt}:role/{DeployedNames.RuleStarter} "
            + "because the role's trust policy does not allow");
    }

    [Fact]
    public async Task A_function_that_may_not_delete_what_it_has_done_fails_the_deploy()
    {
        _assembly.Break(
            "Activity",
            "AWS::IAM::Role", properties => BrokenAssembly.Rename(properties["Policies"]!, "sqs:DeleteMessage"));
        (await FailAsync())
            .ShouldContain("The function execution role does not have permissions to call DeleteMessage on SQS");
    }

    /// <summary>Deploys, and a root user's key changes: the event stays in the queue.</summary>
    private async Task WaitsAsync(string refusal)
    {
        await DeployAsync();
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);

        var delivered = await _aws.DeliverEventsAsync(Cancellation);

        delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem().Failed.ShouldBe(1);
        delivered.Rules.ShouldBeEmpty();
        _aws.Refusals().Select(one => one.Message)
            .ShouldContain(message => message.Contains(refusal, StringComparison.Ordinal));
    }

    private Task<DeployResult> DeployAsync() => _aws.DeployAsync(_assembly.Folder, progress: null, Cancellation);

    private async Task<string> FailAsync() => (await Should.ThrowAsync<DeployException>(DeployAsync)).Message;

    /// <summary>Deploys, evaluates one account, and says why its rules gave no result.</summary>
    private async Task<string> EvaluateAsync()
    {
        await DeployAsync();
        var runs = await _aws.EvaluateConfigRulesAsync(Production, Cancellation);
        return string.Join('\n', runs.Select(run => run.Error).Where(error => error is not null));
    }
}
