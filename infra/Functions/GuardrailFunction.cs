using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Infra.Roles;
using Effect = Guardrails.Core.Policies.Effect;
using PolicyDocument = Guardrails.Core.Policies.PolicyDocument;
using PolicyStatement = Guardrails.Core.Policies.PolicyStatement;

namespace Guardrails.Infra.Functions;

/// <param name="Name">The function's and its execution role's name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Code">Its published folder.</param>
/// <param name="Account">The account that it runs in.</param>
/// <param name="Statements">What it may do, besides writing to its own log group.</param>
/// <param name="Environment">Its environment variables.</param>
/// <param name="TimeoutSeconds">When it is stopped.</param>
internal sealed record GuardrailFunctionProps(
    string Name,
    string Description,
    PublishedFunction Code,
    AccountId Account,
    IReadOnlyList<PolicyStatement> Statements,
    IReadOnlyDictionary<string, string> Environment,
    int TimeoutSeconds);

/// <summary>A function on the managed dotnet10 runtime, its execution role and its log group.</summary>
internal sealed class GuardrailFunction : Construct
{
    // CDK has no constant for it yet in every version that this app supports.
    private const string Runtime = "dotnet10";
    private const int MemoryMegabytes = 512;
    private const int LogRetentionDays = 365;

    public GuardrailFunction(Construct scope, string id, OrganizationConfig config, GuardrailFunctionProps props)
        : base(scope, id)
    {
        var logs = new CfnLogGroup(this, "Logs", new CfnLogGroupProps
        {
            LogGroupName = $"/guardrails/{props.Code.Assembly}",
            RetentionInDays = LogRetentionDays,
        });

        // No aws:SourceAccount condition: AWS does not document it for Lambda's execution roles, and only a principal of this
        // account can pass the role (iam:PassRole) to a function, which must be in this account too.
        var role = new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = props.Name,
            Description = $"Execution role of the function {props.Name}",
            AssumeRolePolicyDocument = JsiiData.Of(TrustPolicy.OfService("lambda.amazonaws.com").Render()),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = props.Name,
                    PolicyDocument = JsiiData.Of(new PolicyDocument([.. props.Statements, WriteLogs(config, props)]).Render()),
                },
            },
        });

        var code = new Asset(this, "Code", new AssetProps { Path = props.Code.Folder, Exclude = ["*.pdb", "*.xml"] });

        CodeHash = code.AssetHash;

        // No reserved concurrency: a new account has so little that reserving any fails, and AWS Config's asynchronous
        // invocations wait and are retried anyway.
        Resource = new CfnFunction(this, "Function", new CfnFunctionProps
        {
            FunctionName = props.Name,
            Description = props.Description,
            Runtime = Runtime,
            Architectures = ["arm64"],
            Handler = props.Code.Assembly,
            Code = new CfnFunction.CodeProperty { S3Bucket = code.S3BucketName, S3Key = code.S3ObjectKey },
            Role = role.AttrArn,
            MemorySize = MemoryMegabytes,
            Timeout = props.TimeoutSeconds,
            LoggingConfig = new CfnFunction.LoggingConfigProperty { LogGroup = logs.Ref },
            Environment = props.Environment.Count == 0 ? null : new CfnFunction.EnvironmentProperty { Variables = props.Environment.ToDictionary() },
        });
    }

    public CfnFunction Resource { get; }

    /// <summary>Another one for another version of the code.</summary>
    public string CodeHash { get; }

    private static PolicyStatement WriteLogs(OrganizationConfig config, GuardrailFunctionProps props) =>
        new(
            Effect.Allow,
            Patterns.Of("logs:CreateLogStream", "logs:PutLogEvents"),
            Patterns.Of($"arn:{config.Partition}:logs:{config.HomeRegion}:{props.Account}:log-group:/guardrails/{props.Code.Assembly}:log-stream:*"))
        {
            Sid = "WriteOwnLogs",
        };
}
