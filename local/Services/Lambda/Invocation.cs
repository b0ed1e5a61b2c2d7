using System.IO.Enumeration;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>
/// Invokes functions, in-process: for a principal that may, or for a service that the function's resource policy
/// lets in.
/// </summary>
internal sealed class Invocation(World world) : IFunctions
{
    private const string Action = "lambda:InvokeFunction";

    /// <inheritdoc/>
    public Task<InvocationResult> AsPrincipalAsync(
        Call call, string functionArn, string payload, CancellationToken cancellation)
    {
        LambdaFunction function;
        lock (call.World.Gate)
            function = Demand(call, functionArn);
        return RunAsync(call.World, function, payload, cancellation);
    }

    /// <inheritdoc/>
    public void QueueAsPrincipal(Call call, string functionArn, string payload)
    {
        lock (call.World.Gate)
            call.World.Of<LambdaState>().Waiting.Enqueue(new(Demand(call, functionArn), payload));
    }

    /// <inheritdoc/>
    public Task<InvocationResult> AsServiceAsync(
        string functionArn,
        string service,
        string sourceAccount,
        string sourceArn,
        string payload,
        CancellationToken cancellation)
    {
        LambdaFunction function;
        lock (world.Gate)
        {
            function = LambdaOperations.Find(world, functionArn);
            if (!function.Permissions.Values.Any(permission => Allows(permission, service, sourceAccount, sourceArn)))
            {
                throw new AwsError(
                    "AccessDeniedException",
                    $"{service} is not allowed to invoke {functionArn} for {sourceArn}: no statement of the function's "
                    + "resource policy allows it",
                    403);
            }
        }

        return RunAsync(world, function, payload, cancellation);
    }

    /// <summary>Lambda itself invokes, for an event source that it polls with the function's own role.</summary>
    public Task<InvocationResult> ByPollerAsync(string functionArn, string payload, CancellationToken cancellation)
    {
        LambdaFunction function;
        lock (world.Gate)
            function = LambdaOperations.Find(world, functionArn);
        return RunAsync(world, function, payload, cancellation);
    }

    /// <inheritdoc/>
    public bool? Admits(string functionArn, string service) =>
        world.Of<LambdaState>().Functions.GetValueOrDefault(functionArn)?.Permissions.Values.Any(
            permission => permission.Principal == service && permission.Action is Action or "lambda:*");

    /// <summary>The function, where the caller may invoke it.</summary>
    private static LambdaFunction Demand(Call call, string functionArn)
    {
        var function = LambdaOperations.Find(call.World, functionArn);
        Authorizer.Demand(call, new(Action, functionArn));
        return function.AccountId == call.Caller.AccountId || function.Permissions.Values.Any(one => Lets(one, call))
            ? function
            : throw Authorizer.AccessDenied(
                call, new(Action, functionArn), $"because no resource-based policy allows the {Action} action");
    }

    /// <summary>A statement names the caller's account or role, or everybody of the organization.</summary>
    private static bool Lets(LambdaPermission permission, Call call) =>
        permission.Action is Action or "lambda:*"
        && permission.SourceAccount is null
        && permission.SourceArn is null
        && (permission.PrincipalOrgId is null || permission.PrincipalOrgId == call.World.OrganizationId)
        && (permission.Principal == call.Caller.AccountId
            || permission.Principal == call.Caller.PolicyArn
            || permission.Principal == $"arn:{call.World.Partition}:iam::{call.Caller.AccountId}:root"
            || (permission.Principal == "*" && permission.PrincipalOrgId is not null));

    private static bool Allows(LambdaPermission permission, string service, string sourceAccount, string sourceArn) =>
        permission.Principal == service
        && permission.Action is Action or "lambda:*"
        && (permission.SourceAccount is null || permission.SourceAccount == sourceAccount)
        && (permission.SourceArn is null
            || FileSystemName.MatchesSimpleExpression(permission.SourceArn, sourceArn, ignoreCase: false))
        // A service principal belongs to no organization, so this restriction never lets one in.
        && permission.PrincipalOrgId is null;

    /// <summary>Runs a function by its own role.</summary>
    internal static async Task<InvocationResult> RunAsync(
        World world, LambdaFunction function, string payload, CancellationToken cancellation)
    {
        var role = world.FindRole(function.RoleArn)
            ?? throw new AwsError(
                "InvalidParameterValueException",
                $"The execution role {function.RoleArn} of {function.Settings.Name} no longer exists.");
        FunctionLogs.Check(world, role, function.Settings);
        var result = await function.Running.InvokeAsync(payload, cancellation);
        FunctionMetrics.Invoked(world, function, failed: result.Error is not null);
        return result;
    }
}
