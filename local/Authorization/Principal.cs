using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>A principal that makes calls.</summary>
/// <param name="AccountId">The account whose principal it is.</param>
internal abstract record Principal(string AccountId)
{
    /// <summary>The ARN that GetCallerIdentity and error messages show.</summary>
    public abstract string Arn { get; }

    /// <summary>The ARN in <c>aws:PrincipalArn</c>: a role's own ARN, not its session's.</summary>
    public virtual string PolicyArn => Arn;

    /// <summary>The value of <c>aws:PrincipalType</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The unique id that GetCallerIdentity shows.</summary>
    public abstract string UserId { get; }
}

/// <summary>An account's root user: signed in, with an access key, or in an AssumeRoot session.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Partition">The partition, for its ARN.</param>
/// <param name="Task">The task policy of an AssumeRoot session; null for long-term credentials and a sign-in.</param>
internal sealed record RootUser(string AccountId, string Partition, TaskPolicy? Task = null) : Principal(AccountId)
{
    public override string Arn => $"arn:{Partition}:iam::{AccountId}:root";

    public override string Type => "Account";

    public override string UserId => AccountId;
}

/// <summary>A session of a role.</summary>
/// <param name="Role">The role, as it is now: a policy that is removed later stops to count.</param>
/// <param name="SessionName">The session's name.</param>
/// <param name="SessionPolicies">JSON of the policies that narrow the session.</param>
internal sealed record RoleSession(
    Role Role, string SessionName, IReadOnlyList<string> SessionPolicies) : Principal(Role.AccountId)
{
    public override string Arn => $"arn:{Role.Partition}:sts::{AccountId}:assumed-role/{Role.Name}/{SessionName}";

    public override string PolicyArn => Role.Arn;

    public override string Type => "AssumedRole";

    public override string UserId => $"{Role.Id}:{SessionName}";

    /// <summary>A session of an account's administrator.</summary>
    public static RoleSession OfAdministrator(World world, string accountId) =>
        new(world.Account(accountId).Roles[world.AdministratorRoleOf(accountId)], "administrator", []);
}

/// <summary>
/// An AWS service acting in an account through its service-linked role: SCPs do not reach it, and AWS wrote its policy.
/// In-process only.
/// </summary>
/// <param name="AccountId">The account it acts in.</param>
/// <param name="Partition">The partition, for its ARN.</param>
/// <param name="Service">The service principal, such as <c>config-multiaccountsetup.amazonaws.com</c>.</param>
internal sealed record ServiceLinkedRole(string AccountId, string Partition, string Service) : Principal(AccountId)
{
    public override string Arn => $"arn:{Partition}:iam::{AccountId}:role/aws-service-role/{Service}";

    public override string Type => "AssumedRole";

    public override string UserId => Service;
}
