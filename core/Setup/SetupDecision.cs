using Guardrails.Core.Ids;

namespace Guardrails.Core.Setup;

/// <summary>The way from an organization as it was found to the one that is wanted. Nothing is ever undone.</summary>
/// <param name="Refusals">Refusals that stop the setup before anything is changed.</param>
/// <param name="Changes">The changes to make, in this order; empty where everything is as wanted.</param>
public sealed record SetupDecision(IReadOnlyList<SetupRefusal> Refusals, IReadOnlyList<SetupChange> Changes)
{
    /// <summary>Decides. A part that was not read refuses nothing, and is changed where it is missing.</summary>
    public static SetupDecision Of(SetupState found, SetupWanted wanted)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(wanted);
        return new(
            SetupRefusal.In(found, wanted),
            [.. PolicyType(found), .. wanted.Detection ? ForDetection(found, wanted) : []]);
    }

    /// <summary>Each needs those before it: only trusted services are delegated, or have features to enable.</summary>
    private static IEnumerable<SetupChange> ForDetection(SetupState found, SetupWanted wanted) =>
    [
        .. from service in wanted.Trusted
           where found.Trusted?.Contains(service) != true
           select new TrustedAccessChange(service) { IfMissing = found.Trusted is null },

        .. found.StackSetsAccess == SetupState.Enabled
            ? NoChange
            : [new StackSetsChange { IfMissing = found.StackSetsAccess is null }],

        .. from service in wanted.Delegated
           where !IsDelegated(service, found, wanted.DelegatedAdministrator)
           select new DelegationChange(service, wanted.DelegatedAdministrator)
           {
               IfMissing = found.Delegations is null,
           },

        .. from feature in wanted.RootFeatures
           where found.RootFeatures?.Contains(feature) != true
           select new RootFeatureChange(feature) { IfMissing = found.RootFeatures is null },

        .. found.ConfigServiceRole == true
            ? NoChange
            : [new ConfigServiceRoleChange { IfMissing = found.ConfigServiceRole is null }],
    ];

    private static SetupChange[] NoChange => [];

    /// <summary>
    /// While AWS is enabling or disabling the type there is nothing to ask for: it cannot enable it then.
    /// </summary>
    private static SetupChange[] PolicyType(SetupState found) => found.PolicyType is null or SetupState.Disabled
        ? [new PolicyTypeChange { IfMissing = found.PolicyType is null }]
        : NoChange;

    private static bool IsDelegated(string service, SetupState found, AccountId account) =>
        found.Delegations?.Any(delegation => delegation.Service == service && delegation.Has(account)) == true;
}
