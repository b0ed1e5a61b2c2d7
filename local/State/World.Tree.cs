using System.Globalization;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.State;

internal sealed partial class World
{
    /// <summary>The role that Organizations puts into every account it creates.</summary>
    public const string OrganizationAccountAccessRole = "OrganizationAccountAccessRole";

    /// <summary>The management account's administrator, as whoever set up the organization made it.</summary>
    public const string AdministratorRole = "Administrator";

    /// <summary>Adds a unit, with FullAWSAccess attached as AWS does it.</summary>
    public void Add(Unit unit)
    {
        Units.Add(unit.Id, unit);
        AttachFullAccess(unit.Id);
    }

    /// <summary>Adds an account with what AWS gives it: FullAWSAccess, and a role through which the management account administers it.</summary>
    public void Add(Account account)
    {
        Accounts.Add(account.Id, account);
        AttachFullAccess(account.Id);
        var administrator = NewRole(
            account,
            account.Id == ManagementAccountId ? AdministratorRole : OrganizationAccountAccessRole,
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:{{Partition}}:iam::{{ManagementAccountId}}:root"},"Action":"sts:AssumeRole"}]}""");
        administrator.ManagedPolicies.Add(ManagedPolicies.Arn(Partition, ManagedPolicies.AdministratorAccess));
    }

    /// <summary>A session of the account's administrator.</summary>
    public RoleSession Administrator(string accountId) => new(
        Account(accountId).Roles[accountId == ManagementAccountId ? AdministratorRole : OrganizationAccountAccessRole], "administrator", []);

    /// <summary>The id of the next account to be created: not one that exists.</summary>
    public string NextAccountId()
    {
        while (true)
        {
            var id = (600_000_000_000L + Next("account")).ToString(CultureInfo.InvariantCulture);
            if (!Accounts.ContainsKey(id))
                return id;
        }
    }

    /// <summary>Adds a role to an account.</summary>
    public Role NewRole(Account account, string name, string trustPolicy, string path = "/", string description = "", int maxSessionSeconds = 3600)
    {
        var role = new Role
        {
            Id = NextId("AROA", 21),
            Partition = Partition,
            AccountId = account.Id,
            Name = name,
            Path = path,
            Description = description,
            CreatedAt = Now,
            MaxSessionSeconds = maxSessionSeconds,
            TrustPolicy = trustPolicy,
        };
        account.Roles.Add(name, role);
        return role;
    }

    /// <summary>Attaches a policy to a target.</summary>
    public void Attach(string policyId, string targetId)
    {
        if (!Attachments.TryGetValue(targetId, out var attached))
            Attachments[targetId] = attached = [];
        attached.Add(policyId);
    }

    /// <summary>Attaches FullAWSAccess to a target, as AWS does to each.</summary>
    public void AttachFullAccess(string targetId) => Attach(OrganizationPolicy.FullAwsAccessId, targetId);
}
