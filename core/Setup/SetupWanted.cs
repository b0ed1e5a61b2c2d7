using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Setup;

/// <summary>The state that an organization must be in before anything can be deployed into it and evaluated.</summary>
/// <param name="Organization">The organization that the file is about.</param>
/// <param name="Root">The root of its tree.</param>
/// <param name="ManagementAccount">Its management account, the only one that can make the changes.</param>
/// <param name="DelegatedAdministrator">The member account that runs detection.</param>
/// <param name="Trusted">Services with trusted access; none where nothing is evaluated.</param>
/// <param name="Delegated">Services that the delegated administrator administers.</param>
/// <param name="RootFeatures">IAM's organization features, in the order in which they are enabled.</param>
/// <param name="ConfigRecorder">True if accounts get AWS Config recorders from here.</param>
public sealed record SetupWanted(
    OrganizationId Organization,
    RootId Root,
    AccountId ManagementAccount,
    AccountId DelegatedAdministrator,
    IReadOnlyList<string> Trusted,
    IReadOnlyList<string> Delegated,
    IReadOnlyList<string> RootFeatures,
    bool ConfigRecorder)
{
    /// <summary>The state that an organization's file asks for.</summary>
    public static SetupWanted Of(OrganizationConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var partition = config.Partition;
        return new(
            config.Id,
            config.RootId,
            config.ManagementAccount,
            config.DelegatedAdministrator,
            config.Detects ? TrustedServices.Trusted(partition) : [],
            config.Detects ? TrustedServices.Delegated(partition) : [],
            config.Detects ? TrustedServices.Features(partition) : [],
            config.ConfigRecorder is not null)
        {
            DetectionRegion = config.Detects ? config.DetectionRegion : null,
        };
    }

    /// <summary>The Region in which the rules run; null where nothing is evaluated.</summary>
    public string? DetectionRegion { get; init; }

    /// <summary>
    /// Tells whether anything is evaluated: where nothing is, as in AWS China or by choice, only policies are prepared.
    /// </summary>
    public bool Detection => Trusted.Count > 0;
}
