using System.Diagnostics;
using Guardrails.Local.Authorization;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda becomes the execution role.</summary>
internal static class ExecutionRole
{
    public static FunctionSession Assume(
        World world, string roleArn, string functionName, string functionArn, string accountId)
    {
        lock (world.Gate)
        {
            var source = new Dictionary<string, IReadOnlyList<string>>
            {
                ["aws:SourceAccount"] = [accountId],
                ["aws:SourceArn"] = [functionArn],
            };
            var identity = RoleAssumption.ByService(
                world, roleArn, LambdaOperations.ServicePrincipal, functionName, source);
            var (begun, watch) = (world.Now, Stopwatch.StartNew());
            return new(
                identity.Credentials,
                () => identity.ExpiresAt <= world.Now
                    || world.Now - begun > watch.Elapsed + TimeSpan.FromSeconds(1));
        }
    }
}
