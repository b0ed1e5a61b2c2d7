using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using Guardrails.Core.Roles;
using Guardrails.Infra.Functions;

namespace Guardrails.Infra.Constructs;

/// <param name="Description">One sentence.</param>
/// <param name="Code">The function's published folder.</param>
/// <param name="Role">Its execution role.</param>
/// <param name="Environment">Its environment variables.</param>
/// <param name="TimeoutSeconds">When it is stopped.</param>
internal sealed record FunctionResourceProps(
    string Description,
    PublishedFunction Code,
    ProductRole Role,
    IReadOnlyDictionary<string, string> Environment,
    int TimeoutSeconds)
{
    /// <summary>The most invocations at once; null for no limit of its own.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>The ARN of the role where another stack makes it; null where this one does.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Its memory, by which its processor is measured, too.</summary>
    public int MemoryMegabytes { get; init; } = 512;

    /// <summary>The room for temporary files; null for what Lambda gives, 512 MB.</summary>
    public int? StorageMegabytes { get; init; }
}

/// <summary>A function on the managed dotnet10 runtime, its execution role and its log group.</summary>
internal sealed class FunctionResource : Construct
{
    // CDK has no constant for it yet in every version that this app supports.
    private const string Runtime = "dotnet10";
    private const int LogRetentionDays = 365;

    public FunctionResource(Construct scope, string id, FunctionResourceProps props)
        : base(scope, id)
    {
        var function = props.Code.Function;
        var logs = new CfnLogGroup(this, "Logs", new CfnLogGroupProps
        {
            LogGroupName = function.LogGroup,
            RetentionInDays = LogRetentionDays,
        });
        var role = props.RoleArn ?? RoleResource.AddTo(this, "Role", props.Role).AttrArn;
        var code = new Asset(this, "Code", new AssetProps { Path = props.Code.Folder, Exclude = ["*.pdb", "*.xml"] });
        CodeHash = code.AssetHash;

        // No reserved concurrency unless it is asked for: a new account has so little that reserving any fails, and AWS
        // Config's asynchronous invocations wait and are retried anyway.
        Resource = new CfnFunction(this, "Function", new CfnFunctionProps
        {
            FunctionName = function.Name,
            Description = props.Description,
            Runtime = Runtime,
            Architectures = ["arm64"],
            Handler = function.Assembly,
            Code = new CfnFunction.CodeProperty { S3Bucket = code.S3BucketName, S3Key = code.S3ObjectKey },
            Role = role,
            MemorySize = props.MemoryMegabytes,
            EphemeralStorage = props.StorageMegabytes is { } storage
                ? new CfnFunction.EphemeralStorageProperty { Size = storage }
                : null,
            Timeout = props.TimeoutSeconds,
            ReservedConcurrentExecutions = props.ReservedConcurrency,
            LoggingConfig = new CfnFunction.LoggingConfigProperty { LogGroup = logs.Ref },
            Environment = props.Environment.Count == 0
                ? null
                : new CfnFunction.EnvironmentProperty { Variables = props.Environment.ToDictionary() },
        });
    }

    public CfnFunction Resource { get; }

    /// <summary>Another one for another version of the code.</summary>
    public string CodeHash { get; }
}
