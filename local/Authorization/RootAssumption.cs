using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Authorization;

/// <summary>Turns a caller into a session of a member account's root user, narrowed to one task.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html. That the global endpoint is refused
/// cannot be shown here, where one address stands for all: it signs for us-east-1, too.
/// </remarks>
internal static class RootAssumption
{
    public const string Action = "sts:AssumeRoot";

    private const string Service = "iam.amazonaws.com";
    private const string Feature = "RootSessions";

    /// <summary>
    /// The permission that a caller needs: the action on the root user, with the task as a condition key.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
    /// </remarks>
    public static RequiredPermission Permission(World world, string target, string task) =>
        new RequiredPermission(Action, $"arn:{world.Partition}:iam::{AccountOf(target, world)}:root")
            .With("sts:TaskPolicyArn", task);

    /// <summary>Opens the session. The caller's own policies have allowed it already.</summary>
    /// <exception cref="AwsError">
    /// AccessDenied where the caller, the target or the organization is not one that AssumeRoot works for.
    /// </exception>
    public static Identity Open(Call call, RequiredPermission permission, string target, TaskPolicy task, int seconds)
    {
        var world = call.World;
        var account = AccountOf(target, world);
        if (WhyNot(call, world.Accounts.GetValueOrDefault(account)) is { } why)
            throw Authorizer.AccessDenied(call, permission, why);
        return world.Of<Sessions>().Issue(new RootUser(account, world.Partition, task), call.Now.AddSeconds(seconds));
    }

    private static string? WhyNot(Call call, Account? target)
    {
        var world = call.World;
        if (call.Caller is not RoleSession)
            return "because root users cannot call it";
        if (call.Account.Id != world.ManagementAccountId
            && !world.DelegatedAdministrators.Exists(one => one.AccountId == call.Account.Id && one.Service == Service))
        {
            return $"because account {call.Account.Id} is neither the management account nor delegated administrator "
                + $"of {Service}";
        }

        if (!world.TrustedServices.ContainsKey(Service) || !world.OrganizationFeatures.Contains(Feature))
            return $"because the organization has not enabled {Feature}";
        if (target is null)
            return "because the account is not a member of the organization";
        if (target.Id == world.ManagementAccountId)
            return "because the management account has no root sessions";
        return target.State == Account.Active ? null : $"because account {target.Id} is {target.State}";
    }

    /// <summary>A target is an account id or the ARN of its root user.</summary>
    private static string AccountOf(string target, World world) =>
        target.Split(':') is ["arn", var partition, "iam", "", var account, "root"] && partition == world.Partition
            ? account
            : target;
}
