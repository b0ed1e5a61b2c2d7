using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>The synthesized example, deployed to the embedded organization as it is, and with one thing broken at a time.</summary>
public sealed class LocalDeploy(Synthesis synthesis) : IAsyncLifetime
{
    private const string Organization = "Organization";
    private const string Detection = "Detection";
    private static readonly AccountId Production = AccountId.Parse("444444444444");

    private readonly BrokenAssembly assembly = new(synthesis.Example);
    private LocalOrganization aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions { Time = new DemoDay() }, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await aws.DisposeAsync();
        assembly.Dispose();
    }

    [Fact]
    public async Task Deploying_twice_changes_nothing_and_a_new_account_still_inherits()
    {
        var deployed = await DeployAsync();
        deployed.Stacks.Select(stack => stack.Name).ShouldBe(["Guardrails-Organization", "Guardrails-Detection", "Guardrails-Activity", "Guardrails-Forwarders"]);

        var again = await DeployAsync();
        again.Stacks.SelectMany(stack => stack.Resources).ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);

        var joined = await aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", Cancellation);
        var runs = await aws.EvaluateConfigRulesAsync(joined, Cancellation);
        runs.Count.ShouldBe(7);
        runs.ShouldAllBe(run => run.Error == null);
    }

    [Fact]
    public async Task A_wrong_handler_name_fails_the_deploy()
    {
        assembly.Break(Detection, "AWS::Lambda::Function", properties => properties["Handler"] = "RootPosture");
        (await FailAsync()).ShouldContain("(AWS::Lambda::Function): InvalidParameterValueException: Handler 'RootPosture': the deployment package has no RootPosture.dll");
    }

    [Fact]
    public async Task A_missing_environment_variable_fails_the_evaluation()
    {
        const string variable = "ROOT_SESSIONS";
        assembly.Break(Detection, "AWS::Lambda::Function", properties => properties["Environment"]!["Variables"]!.AsObject().Remove(variable));
        (await EvaluateAsync()).ShouldContain(variable);
    }

    [Fact]
    public async Task A_member_role_of_another_name_fails_the_evaluation()
    {
        assembly.BreakText(Detection, "AWS::CloudFormation::StackSet", "TemplateBody", """
            "RoleName":"GuardrailsRootPosture"
            """, """
            "RoleName":"GuardrailsRootPostures"
            """);
        (await EvaluateAsync()).ShouldContain("arn:aws:iam::444444444444:role/GuardrailsRootPosture");
    }

    [Fact]
    public async Task A_trust_condition_on_another_role_fails_the_evaluation()
    {
        assembly.BreakText(Detection, "AWS::CloudFormation::StackSet", "TemplateBody", "role/GuardrailsRootPostureRule", "role/Other");
        (await EvaluateAsync()).ShouldContain("sts:AssumeRole");
    }

    [Theory]
    [InlineData("iam:GetAccountSummary")]
    [InlineData("config:PutEvaluations")]
    public async Task A_missing_action_of_the_member_role_fails_the_evaluation(string action)
    {
        assembly.BreakText(Detection, "AWS::CloudFormation::StackSet", "TemplateBody", action, "iam:GetUser");
        (await EvaluateAsync()).ShouldContain(action);
    }

    [Fact]
    public async Task A_missing_action_of_the_evaluator_fails_the_evaluation()
    {
        const string action = "organizations:DescribeAccount";
        assembly.Break(Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule", properties => BrokenAssembly.Rename(properties["Policies"]!, action));
        (await EvaluateAsync()).ShouldContain(action);
    }

    [Fact]
    public async Task A_missing_permission_for_root_sessions_leaves_what_the_member_role_is_certain_of_and_is_told()
    {
        assembly.Break(Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule", properties => BrokenAssembly.Rename(properties["Policies"]!, "sts:AssumeRoot"));

        (await EvaluateAsync()).ShouldBeEmpty();

        aws.AggregateCompliance().Single(result => result.Account == Production && result.Rule == "root-hardware-mfa").Annotation.ShouldNotBeNull()
            .ShouldContain("Whether a hardware device stands beside it cannot be seen by an ordinary role.");
        aws.Refusals().ShouldContain(refusal => refusal.Message.Contains("not authorized to perform: sts:AssumeRoot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_required_kind_of_device_that_only_a_root_session_tells_is_unknown_without_one()
    {
        assembly.Break(Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule", properties => BrokenAssembly.Rename(properties["Policies"]!, "sts:AssumeRoot"));
        assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-hardware-mfa", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] = """{"control":"RootHardwareMfa","devices":"fido"}""");
        await DeployAsync();

        var runs = await aws.EvaluateConfigRulesAsync(AccountId.Parse("333333333333"), Cancellation);

        var unknown = runs.Single(run => run.Error is not null);
        unknown.Rule.ShouldBe("root-hardware-mfa");
        unknown.Error!.ShouldContain("Account 333333333333: RootHardwareMfa is unknown.");
        unknown.Error!.ShouldContain("sts:AssumeRoot failed: AccessDenied");
        aws.AggregateCompliance().ShouldNotContain(result => result.Account == AccountId.Parse("333333333333") && result.Rule == "root-hardware-mfa");
    }

    [Fact]
    public async Task A_rule_whose_parameter_names_another_control_fails_the_evaluation()
    {
        assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-mfa", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] = """{"control":"NoRootAccessKeys"}""");

        (await EvaluateAsync()).ShouldContain("its parameter 'control' is 'NoRootAccessKeys', and a rule of that name is RootMfa.");
    }

    [Theory]
    [InlineData("iam:CreateServiceLinkedRole")]
    [InlineData("logs:PutLogEvents")]
    public async Task A_missing_action_of_the_setup_fails_the_deploy(string action)
    {
        assembly.Break(Organization, "AWS::IAM::Role", "GuardrailsOrganizationSetup", properties => BrokenAssembly.Rename(properties["Policies"]!, action));
        (await FailAsync()).ShouldContain(action);
    }

    [Fact]
    public async Task A_rule_parameter_that_names_no_control_fails_the_evaluation()
    {
        assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-access-keys", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] = """{"control":"NoRootKeys"}""");
        (await EvaluateAsync()).ShouldContain("NoRootKeys");
    }

    [Fact]
    public async Task A_rule_that_does_not_wait_for_its_permission_fails_the_deploy()
    {
        assembly.BreakResource(Detection, "AWS::Config::OrganizationConfigRule", json => json.Remove("DependsOn"));
        (await FailAsync()).ShouldContain("Create the permission (AWS::Lambda::Permission) before the rule");
    }

    [Fact]
    public async Task An_excluded_account_that_is_forgotten_fails_the_deploy()
    {
        assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", properties => properties.Remove("ExcludedAccounts"));
        (await FailAsync()).ShouldContain("Account 567890123456 (acquired-shop) is SUSPENDED");
    }

    private Task<DeployResult> DeployAsync() => aws.DeployAsync(assembly.Folder, progress: null, Cancellation);

    private async Task<string> FailAsync() => (await Should.ThrowAsync<DeployException>(DeployAsync)).Message;

    /// <summary>Deploys, evaluates one account, and says why its rules gave no result.</summary>
    private async Task<string> EvaluateAsync()
    {
        await DeployAsync();
        var runs = await aws.EvaluateConfigRulesAsync(Production, Cancellation);
        return string.Join('\n', runs.Select(run => run.Error).Where(error => error is not null));
    }

    /// <summary>The day of the sample organization.</summary>
    private sealed class DemoDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    }
}
