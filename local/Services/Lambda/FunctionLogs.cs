using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>Lambda writes a function's log lines with the execution role.</summary>
internal static class FunctionLogs
{
    /// <summary>
    /// The log group exists and the role may write to it. AWS would run the function and silently keep no line of it;
    /// that is found out too late, so here it is an error.
    /// </summary>
    public static void Check(World world, Role role, FunctionSettings settings)
    {
        lock (world.Gate)
        {
            var group = world.The<ILogGroups>().Find(role.AccountId, settings.Region, settings.LogGroup)
                ?? throw new AwsError(
                    "ResourceNotFoundException",
                    $"the log group {settings.LogGroup} of function {settings.Name} does not exist in "
                    + $"{role.AccountId}");
            var call = Call.By(world, new RoleSession(role, settings.Name, []), settings.Region);
            foreach (var action in (string[])["logs:CreateLogStream", "logs:PutLogEvents"])
                Authorizer.Demand(call, new(action, group.StreamArn(FunctionEnvironment.LogStream)));
        }
    }

    public static void Write(World world, FunctionSettings settings, string line)
    {
        lock (world.Gate)
        {
            var account = settings.Arn.Split(':')[4];
            world.The<ILogGroups>().Find(account, settings.Region, settings.LogGroup)?.Write(line);
        }
    }
}
