using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Deployment;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Services;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Local.Services.Config;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>
/// The sample organization, prepared as the setup function leaves it, and a way to deploy a few resources to it.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Management = "111111111111";
    public const string Delegated = "222222222222";
    public const string Suspended = "567890123456";

    private readonly ServiceCatalog _services = AllServices.Create();
    private readonly FunctionHost _functions = new("dotnet", new Uri("http://127.0.0.1:9"), TimeProvider.System);

    public Site(LocalOptions? options = null)
    {
        World = LocalOrganization.Start(LocalOrganization.Sample(), options ?? new(), _services);
        World.Offer(_functions);
        World.Of<StackSetState>().Access = "ENABLED";
        foreach (var service in (string[])
            ["config.amazonaws.com", OrganizationMembers.Setup, OrganizationsAccess.StackSetsMember])
        {
            World.TrustedServices[service] = World.Now;
            World.DelegatedAdministrators.Add(new(Delegated, service, World.Now));
        }

        World.NewRole(
            World.Account(Management),
            OrganizationMembers.SetupRole,
            "{}",
            $"/aws-service-role/{OrganizationMembers.Setup}/");
    }

    public World World { get; }

    /// <summary>The files that CDK uploads.</summary>
    public List<FileAsset> Assets { get; } = [new("package", Package, "assets-${AWS::AccountId}", "package.zip")];

    public static string Package { get; } = Repository.PathOf(
        "artifacts",
        "publish",
        "RootPostureRule",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    /// <summary>
    /// A function, its role, its log group and AWS Config's permission, as the product's template has them.
    /// </summary>
    public static string Function(
        string handler = "RootPostureRule",
        string runtime = "dotnet10",
        string trusted = "lambda.amazonaws.com",
        string logs = "\"logs:CreateLogStream\",\"logs:PutLogEvents\"",
        string variable = "ORGANIZATION_ID",
        string value = "o-exampleorg1") => $$"""
        "Logs":{"Type":"AWS::Logs::LogGroup","Properties":{"LogGroupName":"/guardrails/Rule","RetentionInDays":365} },
        "Role":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"Rule",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole"}]},
          "Policies":[{"PolicyName":"P","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Action":[{{logs}}],"Resource":"arn:aws:logs:us-east-1:222222222222:log-group:/guardrails/Rule:log-stream:*"}]} }]} },
        "Function":{"Type":"AWS::Lambda::Function","Properties":{"FunctionName":"Rule","Runtime":"{{runtime}}",
          "Handler":"{{handler}}","Architectures":["arm64"],
          "Role":{"Fn::GetAtt":["Role","Arn"]},"LoggingConfig":{"LogGroup":{"Ref":"Logs"} },
            "Environment":{"Variables":{"{{variable}}":"{{value}}"} },
          "Code":{"S3Bucket":{"Fn::Sub":"assets-${AWS::AccountId}"},"S3Key":"package.zip"} } }
        """;

    public const string Permission = """
        "Permission":{"Type":"AWS::Lambda::Permission","Properties":{"FunctionName":{"Ref":"Function"},
          "Action":"lambda:InvokeFunction","Principal":"config.amazonaws.com"}}
        """;

    public static string Rule(
        string name = "root-mfa",
        string parameters = "{}",
        string excluded = Suspended,
        string dependsOn = "Permission") => $$"""
        "Rule":{"Type":"AWS::Config::OrganizationConfigRule","DependsOn":["{{dependsOn}}"],
          "Properties":{"OrganizationConfigRuleName":"{{name}}","ExcludedAccounts":["{{excluded}}"],
          "OrganizationCustomRuleMetadata":{"LambdaFunctionArn":{"Fn::GetAtt":["Function","Arn"]},
            "OrganizationConfigRuleTriggerTypes":["ScheduledNotification"],
          "InputParameters":{{JsonValue.Create(parameters).ToJsonString()}} } } }
        """;

    public Task<DeployedStack> DeployAsync(string account, params string[] resources)
    {
        var deployer = new StackDeployer(World, _services, progress: null);
        var template = JsonNode.Parse($$"""{"Resources":{ {{string.Join(',', resources)}} } }""")!.AsObject();
        return deployer.DeployAsync(
            "Stack", account, "us-east-1", template, Assets, DeployRoles.CloudFormation(
                World, account, DeployRoles.Execution(account, "us-east-1")), TestContext.Current.CancellationToken);
    }

    /// <summary>The message with which a deploy fails.</summary>
    public async Task<string> FailAsync(string account, params string[] resources) =>
        (await Should.ThrowAsync<DeployException>(() => DeployAsync(account, resources))).Message;

    public ValueTask DisposeAsync() => _functions.DisposeAsync();
}
