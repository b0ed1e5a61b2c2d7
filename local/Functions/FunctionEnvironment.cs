namespace Guardrails.Local.Functions;

/// <summary>
/// A function's whole environment: what the template says and what the managed runtime sets. Nothing of this machine
/// that could hide a missing variable.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
/// </remarks>
internal static class FunctionEnvironment
{
    /// <summary>Names that Lambda reserves: a template that sets one is refused.</summary>
    public static readonly IReadOnlyList<string> Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION",
        "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    // Without these no process starts here. On Lambda they exist too, with other values.
    private static readonly string[] OfThisMachine = ["PATH", "DOTNET_ROOT", "SystemRoot"];

    public const string LogStream = "local/[$LATEST]";

    public static IReadOnlyDictionary<string, string> Of(
        FunctionSettings settings, LocalCredentials credentials, FunctionHost host)
    {
        var environment = new Dictionary<string, string>(settings.Environment)
        {
            ["_HANDLER"] = settings.Handler,
            ["LAMBDA_TASK_ROOT"] = settings.Folder,
            ["AWS_REGION"] = settings.Region,
            ["AWS_DEFAULT_REGION"] = settings.Region,
            ["AWS_EXECUTION_ENV"] = "AWS_Lambda_dotnet10",
            ["AWS_LAMBDA_FUNCTION_NAME"] = settings.Name,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{settings.MemoryMegabytes}",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = settings.LogGroup,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = LogStream,
            ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
            ["AWS_ENDPOINT_URL"] = host.Endpoint.ToString().TrimEnd('/'),
            ["HOME"] = host.Home,
            ["TMPDIR"] = host.Home,
            ["TEMP"] = host.Home,
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
        };
        if (credentials.SessionToken is { } token)
            environment["AWS_SESSION_TOKEN"] = token;
        foreach (var name in OfThisMachine)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                environment.TryAdd(name, value);
        }

        return environment;
    }
}
