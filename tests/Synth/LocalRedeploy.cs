using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>The deployed example, updated to one with one thing broken: what an evaluation says of it.</summary>
public sealed class LocalRedeploy(
    Synthesis synthesis, DeployedExample example) : IClassFixture<DeployedExample>, IAsyncLifetime
{
    private const string Detection = "Detection";
    private const string Organization = "Organization";
    private const string StackSet = "AWS::CloudFormation::StackSet";
    private static readonly AccountId Production = AccountId.Parse("444444444444");

    private readonly BrokenAssembly _assembly = new(synthesis.Example);
    private readonly LocalOrganization _aws = example.Aws;
    private readonly int _refused = example.Aws.Refusals().Count;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await example.RestoreAsync();
        _assembly.Dispose();
    }

    [Fact]
    public async Task A_missing_environment_variable_fails_the_evaluation()
    {
        const string variable = "ROOT_SESSIONS";
        _assembly.Break(
            Detection, "AWS::Lambda::Function", properties => properties["Environment"]!["Variables"]!
                .AsObject().Remove(variable));
        (await EvaluateAsync()).ShouldContain(variable);
    }

    [Fact]
    public async Task A_trust_condition_on_another_role_fails_the_evaluation()
    {
        _assembly.BreakText(
            Organization, StackSet, "TemplateBody", "role/GuardrailsRootPostureRule", "role/Other");
        (await EvaluateAsync()).ShouldContain("sts:AssumeRole");
    }

    [Fact]
    public async Task A_missing_action_of_the_member_role_fails_the_evaluation()
    {
        _assembly.BreakText(Organization, StackSet, "TemplateBody", "config:PutEvaluations", "iam:GetUser");
        (await EvaluateAsync()).ShouldContain("config:PutEvaluations");
    }

    [Fact]
    public async Task Without_a_session_and_the_account_summary_certificates_are_unknown_and_both_calls_are_named()
    {
        _assembly.BreakText(Organization, StackSet, "TemplateBody", "iam:GetAccountSummary", "iam:GetUser");
        _assembly.Break(
            Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule",
            properties => BrokenAssembly.Rename(properties["Policies"]!, "sts:AssumeRoot"));
        await DeployAsync();

        var runs = await _aws.EvaluateConfigRulesAsync(Production, Cancellation);

        var unknown = runs.Single(run => run.Rule == "root-signing-certificates").Error.ShouldNotBeNull();
        unknown.ShouldContain("sts:AssumeRoot failed: AccessDenied");
        unknown.ShouldContain("iam:GetAccountSummary failed: AccessDenied");
    }

    [Fact]
    public async Task A_missing_permission_for_root_sessions_leaves_what_the_member_role_is_certain_of_and_is_told()
    {
        _assembly.Break(
            Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule",
            properties => BrokenAssembly.Rename(properties["Policies"]!, "sts:AssumeRoot"));
        await DeployAsync();

        var runs = await _aws.EvaluateConfigRulesAsync(Production, Cancellation);

        // What was seen stays bad; what only a session can show to be absent, or good, is unknown.
        var unknown = runs.Where(run => run.Error is not null).ToList();
        unknown.Select(run => run.Rule).ShouldBe(["root-signing-certificates", "root-mfa"], ignoreOrder: true);
        unknown.ShouldAllBe(run => run.Error!.Contains("sts:AssumeRoot failed: AccessDenied"));
        _aws.AggregateCompliance().Single(
            result => result.Account == Production && result.Rule == "root-hardware-mfa").Annotation.ShouldNotBeNull()
            .ShouldContain($"virtual device arn:aws:iam::{Production}:mfa/root-account-mfa-device");
        _aws.Refusals().Skip(_refused).ShouldContain(
            refusal => refusal.Message.Contains("not authorized to perform: sts:AssumeRoot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_required_kind_of_device_that_only_a_root_session_tells_is_unknown_without_one()
    {
        _assembly.Break(
            Detection, "AWS::IAM::Role", "GuardrailsRootPostureRule",
            properties => BrokenAssembly.Rename(properties["Policies"]!, "sts:AssumeRoot"));
        _assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-hardware-mfa", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] =
                """{"control":"RootHardwareMfa","devices":"fido"}""");
        await DeployAsync();

        var runs = await _aws.EvaluateConfigRulesAsync(AccountId.Parse("333333333333"), Cancellation);

        var unknown = runs.Single(run => run.Rule == "root-hardware-mfa" && run.Error is not null);
        unknown.Error!.ShouldContain("Account 333333333333: RootHardwareMfa is unknown.");
        unknown.Error!.ShouldContain("sts:AssumeRoot failed: AccessDenied");
        _aws.AggregateCompliance().ShouldNotContain(
            result => result.Account == AccountId.Parse("333333333333") && result.Rule == "root-hardware-mfa");
    }

    [Fact]
    public async Task A_rule_whose_parameter_names_another_control_fails_the_evaluation()
    {
        _assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-mfa", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] = """{"control":"NoRootAccessKeys"}""");

        (await EvaluateAsync())
            .ShouldContain("its parameter 'control' is 'NoRootAccessKeys', and a rule of that name is RootMfa.");
    }

    [Fact]
    public async Task A_rule_parameter_that_names_no_control_fails_the_evaluation()
    {
        _assembly.Break(Detection, "AWS::Config::OrganizationConfigRule", "root-access-keys", properties =>
            properties["OrganizationCustomRuleMetadata"]!["InputParameters"] = """{"control":"NoRootKeys"}""");
        (await EvaluateAsync()).ShouldContain("NoRootKeys");
    }

    private Task<DeployResult> DeployAsync() => _aws.DeployAsync(_assembly.Folder, progress: null, Cancellation);

    /// <summary>Deploys, evaluates one account, and says why its rules gave no result.</summary>
    private async Task<string> EvaluateAsync()
    {
        await DeployAsync();
        var runs = await _aws.EvaluateConfigRulesAsync(Production, Cancellation);
        return string.Join('\n', runs.Select(run => run.Error).Where(error => error is not null));
    }
}
