using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>An IAM role that the product deploys: who assumes it, where it stands and what is called as it.</summary>
/// <param name="Name">Its name, which may hold <see cref="PseudoParameters"/>.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Trust">The principal that assumes it.</param>
/// <param name="Grants">The calls that are made as it: the statements of its policy, in their order.</param>
public sealed record ProductRole(string Name, string Description, RoleTrust Trust, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>The path of a role that sets none.</summary>
    public const string DefaultPath = "/";

    /// <summary>IAM's own limit on sessions, which AWS uses where a role sets none.</summary>
    public static readonly TimeSpan DefaultSession = TimeSpan.FromHours(1);

    /// <summary>The name of its inline policy.</summary>
    public string PolicyName { get; init; } = Name;

    /// <summary>Its path in IAM.</summary>
    public string Path { get; init; } = DefaultPath;

    /// <summary>The longest session that it gives.</summary>
    public TimeSpan MaxSession { get; init; } = DefaultSession;

    /// <summary>The ARNs of AWS's managed policies that it has besides its own.</summary>
    public IReadOnlyList<string> ManagedPolicies { get; init; } = [];

    /// <summary>The calls for which it has the managed policies, as far as we rely on them.</summary>
    public IReadOnlyList<RoleCall> CallsByManagedPolicies { get; init; } = [];

    /// <summary>The root sessions that are opened as it, and what is called in them.</summary>
    public IReadOnlyList<RootTask> RootTasks { get; init; } = [];

    /// <summary>The accounts that have it from a stack, in the home Region.</summary>
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    /// <summary>The member accounts that have it from a StackSet; null where none does.</summary>
    public MemberAccounts? Members { get; init; }

    /// <summary>Its own policy; null where AWS's managed policies are all that it has.</summary>
    public PolicyDocument? Policy => Grants is [] ? null : new([.. Grants.Select(grant => grant.Statement)]);

    /// <summary>Every call that is made as it.</summary>
    public IEnumerable<RoleCall> Calls => Grants.SelectMany(grant => grant.Calls);

    /// <summary>Its ARN in an account.</summary>
    public string Arn(Partition partition, AccountId account) => $"arn:{partition}:iam::{account}:role{Path}{Name}";

    /// <summary>The role as CloudFormation makes it in one account and Region.</summary>
    public ProductRole In(AccountId account, string region) => this with
    {
        Name = PseudoParameters.Fill(Name, account, region),
        Trust = Trust.In(account, region),
    };
}
