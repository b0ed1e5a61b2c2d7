using Guardrails.Core.Organizations;

namespace Guardrails.Core.Policies;

/// <summary>The service control policies that an organization's file asks for.</summary>
public static class ServiceControlPolicies
{
    /// <summary>
    /// The policies of an organization, one for each guardrail of the catalog, in its order. The policy of one that is off is
    /// attached to nothing: turning a guardrail off detaches it, and turning it on again meets no policy of the same name.
    /// </summary>
    public static IReadOnlyList<ServiceControlPolicy> For(OrganizationConfig config) =>
    [
        .. from guardrail in GuardrailCatalog.All
           let targets = config.Guardrails.SingleOrDefault(selection => selection.Name == guardrail.Name)?.Targets ?? []
           where guardrail.WhyNotIn(config.Partition) is null
           select Policy(guardrail, targets, config),
    ];

    /// <summary>What does not fit: every policy that is too long and every target that would hold too many.</summary>
    /// <returns>One sentence each, naming the policy or target, its size and the limit; empty where all fits.</returns>
    /// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html</remarks>
    public static IReadOnlyList<string> CheckSizes(IReadOnlyList<ServiceControlPolicy> policies, PolicyLimits limits) =>
    [
        .. from policy in policies
           where policy.Characters > limits.PolicyCharacters
           select $"Service control policy {policy.Name} has {policy.Characters} characters, and the limit is {limits.PolicyCharacters}: "
                + "exempt fewer accounts, or give exemptions the same end date so that they share a statement.",

        .. from target in policies.SelectMany(policy => policy.Targets).Distinct()
           let attached = policies.Where(policy => policy.Targets.Contains(target)).Select(policy => policy.Name).ToList()
           let count = attached.Count + 1
           where count > limits.PoliciesPerTarget
           select $"Target {target} would hold {count} service control policies (FullAWSAccess, {string.Join(", ", attached)}), "
                + $"and the limit is {limits.PoliciesPerTarget}: attach a guardrail elsewhere.",
    ];

    private static ServiceControlPolicy Policy(IGuardrail guardrail, IReadOnlyList<TargetId> targets, OrganizationConfig config)
    {
        var context = new GuardrailContext(config.Partition, [.. config.Exemptions.Where(exemption => exemption.Guardrail == guardrail.Name)]);
        return new ServiceControlPolicy(
            DeployedNames.PolicyPrefix + guardrail.Name,
            guardrail.Description,
            new PolicyDocument(guardrail.Statements(context)),
            targets);
    }
}
