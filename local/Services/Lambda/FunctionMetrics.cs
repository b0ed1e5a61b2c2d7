using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Lambda;

/// <summary>The metrics of one invocation.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html. Nothing is throttled here, so
/// Throttles is always 0.
/// </remarks>
internal static class FunctionMetrics
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "AWS/Lambda";

    /// <summary>Adds what an invocation is counted by.</summary>
    public static void Invoked(World world, LambdaFunction function, bool failed)
    {
        lock (world.Gate)
        {
            Add(world, function, "Invocations", 1);
            Add(world, function, "Errors", failed ? 1 : 0);
            Add(world, function, "Throttles", 0);
        }
    }

    /// <summary>Adds a data point of a function.</summary>
    public static void Add(World world, LambdaFunction function, string name, double value) =>
        world.Find<IMetrics>()?.Add(
            new(function.AccountId, function.Region, Namespace, name, "FunctionName", function.Settings.Name), value);
}
