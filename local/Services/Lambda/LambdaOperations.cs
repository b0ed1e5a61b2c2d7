using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>
/// Functions, as CloudFormation creates them. A deployment package is a folder or zip file of this machine.
/// </summary>
internal static partial class LambdaOperations
{
    public const string ServicePrincipal = "lambda.amazonaws.com";
    private const string Runtime = "dotnet10";
    private const int MostEnvironmentBytes = 4096;

    private static readonly JsonSerializerOptions Measured =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<Operation> All =>
    [
        new(
            "lambda",
            "CreateFunction",
            Passing("lambda:CreateFunction"),
            (call, input) => PutAsync(call, input, update: false)),
        new(
            "lambda",
            "UpdateFunction",
            Passing("lambda:UpdateFunctionConfiguration"),
            (call, input) => PutAsync(call, input, update: true)),
        new("lambda", "AddPermission", (call, input) => new("lambda:AddPermission", Arn(call, input)), AddPermission),
        new(
            "lambda",
            "RemovePermission",
            (call, input) => new("lambda:RemovePermission", Arn(call, input)),
            RemovePermission),
    ];

    /// <summary>The function of that name or ARN in the caller's account and Region.</summary>
    public static LambdaFunction Find(World world, string arn) =>
        world.Of<LambdaState>().Functions.GetValueOrDefault(arn)
            ?? throw new AwsError("ResourceNotFoundException", $"Function not found: {arn}", 404);

    private static Func<Call, JsonObject, RequiredPermission> Passing(string action) => (call, input) =>
        new(action, Arn(call, input))
        {
            Also = [new RequiredPermission("iam:PassRole", input.Required("Role")).With(
                "iam:PassedToService", ServicePrincipal)],
        };

    /// <summary>The ARN of the function that a request names by name or ARN.</summary>
    public static string Arn(Call call, JsonObject input) =>
        input.Required("FunctionName") is var name && name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : $"arn:{call.World.Partition}:lambda:{call.Region}:{call.Caller.AccountId}:function:{name}";

    private static async Task<JsonObject> PutAsync(Call call, JsonObject input, bool update)
    {
        var world = call.World;
        var arn = Arn(call, input);
        var existing = world.Of<LambdaState>().Functions.GetValueOrDefault(arn);
        if (existing is not null && !update)
        {
            throw new AwsError(
                "ResourceConflictException", $"Function already exist: {input.Required("FunctionName")}", 409);
        }

        var host = world.Find<FunctionHost>()
            ?? throw new InvalidOperationException("The organization has not started.");
        var settings = Settings(call, input, arn, host);
        var roleArn = input.Required("Role");
        CheckRole(call, roleArn, settings);
        FunctionLogs.Check(world, world.FindRole(roleArn)!, settings);

        var running = host.Create(
            settings,
            () => ExecutionRole.Assume(world, roleArn, settings.Name, settings.Arn, call.Caller.AccountId),
            line => FunctionLogs.Write(world, settings, line));
        if (existing is null)
        {
            world.Of<LambdaState>().Functions[arn] = new(arn, call.Caller.AccountId, call.Region)
            {
                RoleArn = roleArn,
                Settings = settings,
                Running = running,
            };
        }
        else
        {
            var replaced = existing.Running;
            (existing.RoleArn, existing.Settings, existing.Running) = (roleArn, settings, running);
            await host.RemoveAsync(replaced);
        }

        return new() { ["FunctionArn"] = arn };
    }

    private static FunctionSettings Settings(Call call, JsonObject input, string arn, FunctionHost host)
    {
        var name = input.Required("FunctionName");
        if (!FunctionName().IsMatch(name))
            throw Invalid($"FunctionName '{name}' is not 1 to 64 letters, digits, hyphens or underscores.");
        if (input.Required("Runtime") is var runtime && runtime != Runtime)
            throw Invalid($"Runtime {runtime} is not supported here: every function of this product is {Runtime}.");
        var timeout = input.Integer("Timeout") ?? 3;
        if (timeout is < 1 or > 900)
            throw Invalid($"Timeout {timeout} is not 1 to 900 seconds.");
        var memory = input.Integer("MemorySize") ?? 128;
        if (memory is < 128 or > 10_240)
            throw Invalid($"MemorySize {memory} is not 128 to 10240 MB.");
        if ((input["EphemeralStorage"] as JsonObject)?.Integer("Size") is < 512 or > 10_240)
            throw Invalid($"EphemeralStorage {input["EphemeralStorage"]!["Size"]} is not 512 to 10240 MB.");
        foreach (var architecture in input.Texts("Architectures"))
        {
            if (architecture is not ("arm64" or "x86_64"))
                throw Invalid($"Architecture {architecture} is neither arm64 nor x86_64.");
        }

        var variables = (input["Environment"]?["Variables"] as JsonObject ?? []).ToDictionary(
            variable => variable.Key, variable => variable.Value!.ToString());
        foreach (var variable in variables.Keys)
        {
            if (FunctionEnvironment.Reserved.Contains(variable))
                throw Invalid($"Lambda reserves the environment variable {variable}: a function cannot set it.");
        }

        // Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. AWS measures this text.
        var measured = JsonSerializer.Serialize(variables, Measured);
        if (Encoding.UTF8.GetByteCount(measured) > MostEnvironmentBytes)
        {
            throw Invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have "
                + $"provided exceeded the 4KB limit. String measured: {measured}");
        }

        var folder = host.Unpack(input["Code"]!.AsObject().Required("LocalPath"));
        var handler = input.Required("Handler");
        PublishedFolder.Check(folder, handler);
        return new(
            name,
            arn,
            call.Region,
            folder,
            handler,
            memory,
            TimeSpan.FromSeconds(timeout),
            (input["LoggingConfig"] as JsonObject)?.Text("LogGroup") ?? $"/aws/lambda/{name}",
            variables);
    }

    private static void CheckRole(Call call, string roleArn, FunctionSettings settings)
    {
        if (call.World.FindRole(roleArn) is not { } role)
            throw Invalid($"The role defined for the function does not exist: {roleArn}.");
        if (role.AccountId != call.Caller.AccountId)
        {
            throw new AwsError(
                "AccessDeniedException",
                $"Cross-account pass role is not allowed: {roleArn} is in another account.",
                403);
        }

        try
        {
            ExecutionRole.Assume(call.World, roleArn, settings.Name, settings.Arn, call.Caller.AccountId);
        }
        catch (AwsError error)
        {
            throw Invalid($"The role defined for the function cannot be assumed by Lambda: {roleArn}: {error.Message}");
        }
    }

    private static JsonObject AddPermission(Call call, JsonObject input)
    {
        var function = Find(call.World, Arn(call, input));
        var permission = new LambdaPermission(
            input.Required("Principal"),
            input.Required("Action"),
            input.Text("SourceAccount"),
            input.Text("SourceArn"),
            input.Text("PrincipalOrgID"));
        if (!function.Permissions.TryAdd(input.Required("StatementId"), permission))
        {
            throw new AwsError(
                "ResourceConflictException",
                $"The statement id ({input.Required("StatementId")}) provided already exists.",
                409);
        }

        return [];
    }

    private static JsonObject RemovePermission(Call call, JsonObject input)
    {
        if (!Find(call.World, Arn(call, input)).Permissions.Remove(input.Required("StatementId")))
            throw new AwsError("ResourceNotFoundException", "No policy is associated with the given resource.", 404);
        return [];
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FunctionName();
}
