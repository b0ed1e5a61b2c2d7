using Guardrails.Local.Authorization;
using Guardrails.Local.State;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda becomes the execution role.</summary>
internal static class ExecutionRole
{
    public static LocalCredentials Assume(World world, string roleArn, string functionName, string functionArn, string accountId)
    {
        lock (world.Gate)
        {
            return RoleAssumption.ByService(world, roleArn, LambdaOperations.ServicePrincipal, functionName, new Dictionary<string, IReadOnlyList<string>>
            {
                ["aws:SourceAccount"] = [accountId],
                ["aws:SourceArn"] = [functionArn],
            }).Credentials;
        }
    }
}
