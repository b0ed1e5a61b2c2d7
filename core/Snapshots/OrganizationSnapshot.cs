using Guardrails.Core.Ids;

namespace Guardrails.Core.Snapshots;

/// <summary>An organization as it was at one moment: its tree and every service control policy in it.</summary>
/// <param name="TakenAt">The time when it was read.</param>
/// <param name="Id">The organization's id.</param>
/// <param name="RootId">The root of its tree.</param>
/// <param name="Partition">The partition it lives in.</param>
/// <param name="AllFeatures">
/// True if it has all features enabled: one for consolidated billing alone has no policies.
/// </param>
/// <param name="ServiceControlPoliciesAreOn">
/// True if the root has the policy type enabled: where it has not, no policy has any effect.
/// </param>
/// <param name="Units">Every organizational unit, parents before children.</param>
/// <param name="Accounts">Every account, by id.</param>
/// <param name="Policies">Every service control policy, by name; FullAWSAccess included.</param>
/// <param name="TrustedServices">
/// Service principals with trusted access, in their order: they tell which tools manage the organization.
/// </param>
public sealed record OrganizationSnapshot(
    DateTimeOffset TakenAt,
    OrganizationId Id,
    RootId RootId,
    AccountId ManagementAccount,
    Partition Partition,
    bool AllFeatures,
    bool ServiceControlPoliciesAreOn,
    IReadOnlyList<SnapshotUnit> Units,
    IReadOnlyList<SnapshotAccount> Accounts,
    IReadOnlyList<SnapshotPolicy> Policies,
    IReadOnlyList<string> TrustedServices)
{
    /// <summary>
    /// Every account that AWS lets act for the whole organization by one of <see cref="DelegatedPowers"/>; null where
    /// nobody read it.
    /// </summary>
    public IReadOnlyList<SnapshotDelegation>? Delegations { get; init; }

    /// <summary>
    /// The services whose delegated administrator has power in every member account: StackSets deploy anything there,
    /// and IAM opens root sessions.
    /// </summary>
    public static IReadOnlyList<string> DelegatedPowers { get; } =
        [Names.TrustedServices.StackSetsMember, Names.TrustedServices.Iam];

    /// <summary>
    /// The same organization, in the order that the lists promise; units of one level, and targets, by id.
    /// </summary>
    public OrganizationSnapshot InOrder()
    {
        var children = Units.ToLookup(unit => unit.ParentId.Value, StringComparer.Ordinal);
        var units = new List<SnapshotUnit>(Units.Count);
        for (IEnumerable<string> level = [RootId.Value]; level.Any();)
        {
            List<SnapshotUnit> below =
                [.. level.SelectMany(id => children[id]).OrderBy(unit => unit.Id.Value, StringComparer.Ordinal)];
            units.AddRange(below);
            level = below.Select(unit => unit.Id.Value);
        }

        return this with
        {
            // None is lost, even one that no way leads to.
            Units = [.. units, .. Units.Except(units)],
            Accounts = [.. Accounts.OrderBy(account => account.Id.Value, StringComparer.Ordinal)],
            Policies =
            [
                .. Policies.OrderBy(policy => policy.Name, StringComparer.Ordinal).Select(policy =>
                    policy with
                    {
                        Targets = [.. policy.Targets.OrderBy(target => target.Value, StringComparer.Ordinal)],
                    }),
            ],
            TrustedServices = [.. TrustedServices.Order(StringComparer.Ordinal)],
            Delegations = Delegations is null ? null
                :
                [
                    .. Delegations.OrderBy(one => one.Service, StringComparer.Ordinal)
                        .ThenBy(one => one.Account.Value, StringComparer.Ordinal),
                ],
        };
    }
}

/// <summary>An organizational unit.</summary>
/// <param name="ParentId">The root or the unit above it.</param>
public sealed record SnapshotUnit(TargetId Id, string Name, TargetId ParentId);

/// <summary>An account.</summary>
/// <param name="ParentId">The root or the unit it stands in.</param>
/// <param name="State">AWS's word, one of <see cref="States"/>.</param>
public sealed record SnapshotAccount(AccountId Id, string Name, TargetId ParentId, string State)
{
    /// <summary>AWS's words for where an account is in its life.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
    /// </remarks>
    public static readonly IReadOnlyList<string> States =
        ["PENDING_ACTIVATION", Active, "SUSPENDED", "PENDING_CLOSURE", "CLOSED"];

    /// <summary>The state of most accounts.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Tells whether anybody can act in it.</summary>
    public bool IsActive => CanAct(State);

    /// <summary>
    /// Tells whether anybody can act in an account of that state; one that is about to be closed still works.
    /// </summary>
    /// <param name="state">The state; null where AWS does not say, which keeps no account from being looked at.</param>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
    /// </remarks>
    public static bool CanAct(string? state) => state is not ("PENDING_ACTIVATION" or "SUSPENDED" or "CLOSED");
}

/// <summary>A service control policy and what it is attached to.</summary>
/// <param name="Id">Its id, such as <c>p-FullAWSAccess</c>.</param>
/// <param name="Name">Its name, unique in the organization.</param>
/// <param name="Description">Its description; may be empty.</param>
/// <param name="AwsManaged">True if AWS wrote it.</param>
/// <param name="Content">The document, exactly as AWS stores it: its length is what AWS counts.</param>
/// <param name="Targets">The targets that it is attached to directly, by id.</param>
public sealed record SnapshotPolicy(
    string Id,
    string Name,
    string Description,
    bool AwsManaged,
    string Content,
    IReadOnlyList<TargetId> Targets);

/// <summary>A delegated administrator of one service.</summary>
/// <param name="Service">The service's principal.</param>
/// <param name="Account">The account.</param>
public sealed record SnapshotDelegation(string Service, AccountId Account);
