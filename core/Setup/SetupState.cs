using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Setup;

/// <summary>An organization as it was found, as far as its setup needs it. A part that is null was not read.</summary>
public sealed record SetupState
{
    /// <summary>AWS's word for a policy type or an access that is on.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>AWS's word for an access that is off; ours for a policy type that AWS does not list.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>The organization itself, and the account that asks.</summary>
    public FoundOrganization? Organization { get; init; }

    /// <summary>The ids of the organization's roots; AWS gives one.</summary>
    public IReadOnlyList<string>? Roots { get; init; }

    /// <summary>The status of service control policies at the root, in AWS's words.</summary>
    public string? PolicyType { get; init; }

    /// <summary>Every service that has trusted access, wanted or not.</summary>
    public IReadOnlyCollection<string>? Trusted { get; init; }

    /// <summary>The status of StackSets' trusted access, in AWS's words.</summary>
    public string? StackSetsAccess { get; init; }

    /// <summary>The administrators of each service that is to be delegated.</summary>
    public IReadOnlyList<Delegation>? Delegations { get; init; }

    /// <summary>IAM's organization features that are on.</summary>
    public IReadOnlyList<string>? RootFeatures { get; init; }

    /// <summary>
    /// Tells whether the management account has the service-linked role for AWS Config's organization rules.
    /// </summary>
    public bool? ConfigServiceRole { get; init; }

    /// <summary>The Region of the rules in the last setup that succeeded; null where there were none.</summary>
    public string? DetectionRegion { get; init; }

    /// <summary>The parts that a snapshot knows.</summary>
    public static SetupState Of(OrganizationSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new()
        {
            Organization = new(
                snapshot.Id.Value,
                snapshot.ManagementAccount.Value,
                snapshot.AllFeatures ? FoundOrganization.AllFeatures : FoundOrganization.ConsolidatedBilling,
                Caller: null),
            Roots = [snapshot.RootId.Value],
            PolicyType = snapshot.ServiceControlPoliciesAreOn ? Enabled : Disabled,
            Trusted = snapshot.TrustedServices,
        };
    }
}

/// <summary>An organization as AWS describes it to one of its accounts.</summary>
/// <param name="Id">The organization's id, as AWS writes it: one of an unknown form is another organization's.</param>
/// <param name="ManagementAccount">The id of its management account, as AWS writes it.</param>
/// <param name="FeatureSet">AWS's word: <c>ALL</c> or <c>CONSOLIDATED_BILLING</c>; null where it gives none.</param>
/// <param name="Caller">The account that asks, which may be any member; null where nothing is to run in it.</param>
public sealed record FoundOrganization(string Id, string ManagementAccount, string? FeatureSet, AccountId? Caller)
{
    /// <summary>AWS's word for an organization that has policies.</summary>
    public const string AllFeatures = "ALL";

    /// <summary>AWS's word for an organization that has none.</summary>
    public const string ConsolidatedBilling = "CONSOLIDATED_BILLING";

    /// <summary>Tells whether the organization has all features, and so policies.</summary>
    public bool HasAllFeatures => FeatureSet == AllFeatures;
}
