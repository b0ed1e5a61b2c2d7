using Guardrails.Core.Guardrails;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Placement;

/// <summary>The service control policies that an organization's file asks for.</summary>
public static class ServiceControlPolicies
{
    private const int LongestDescription = 512;

    /// <summary>
    /// The policies of an organization: one for each guardrail that applies in its partition, in catalog order
    /// (docs/adr/0004). Guardrails with the same targets are packed into as few of them as fit, each time into the
    /// first one's, which is then named as a packed one; the others stay, attached to nothing. So a policy never
    /// vanishes from the template, where it would stay attached for good.
    /// </summary>
    public static IReadOnlyList<ServiceControlPolicy> For(OrganizationConfig config)
    {
        List<PlacedGuardrail> placed = [.. PlacedGuardrail.Of(config)];
        var hosts = placed.Where(one => one.Targets.Count > 0)
            .GroupBy(one => string.Join(' ', one.Targets))
            .SelectMany(sameTargets => PlacedGuardrail.Pack([.. sameTargets], config.Limits))
            .SelectMany(packed => packed.Select(one => (one, packed)))
            .ToDictionary(pair => pair.one, pair => pair.packed);

        return
        [
            .. from one in placed
               select hosts.GetValueOrDefault(one) is not { } packed ? Unattached(one, WhyUnattached(one, config))
                   : packed[0] != one ? Enforced(one, packed[0])
                   : Attached(one, packed),
        ];
    }

    /// <summary>
    /// The order in which policies must change so that no guardrail is lifted while it moves from one to another: those
    /// that are attached, last in the catalog first, so that a guardrail that gets a policy of its own has it before it
    /// leaves the one it was packed into; then those that are attached to nothing, so that they are detached after the
    /// others took over.
    /// </summary>
    public static IReadOnlyList<ServiceControlPolicy> InDeploymentOrder(IReadOnlyList<ServiceControlPolicy> policies) =>
    [
        .. policies.Where(policy => policy.Targets.Count > 0).Reverse(),
        .. policies.Where(policy => policy.Targets.Count == 0),
    ];

    /// <summary>
    /// A sentence for each thing that does not fit: every policy that is too long and every target that would
    /// hold too many.
    /// </summary>
    /// <returns>One sentence each, naming the policy or target, its size and the limit; empty where all fits.</returns>
    /// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html</remarks>
    public static IReadOnlyList<string> CheckSizes(IReadOnlyList<ServiceControlPolicy> policies, PolicyLimits limits) =>
    [
        .. from policy in policies
           where policy.Characters > limits.PolicyCharacters
           select TooLong(policy, limits),

        .. from target in policies.SelectMany(policy => policy.Targets).Distinct()
           let attached = policies
               .Where(policy => policy.Targets.Contains(target))
               .Select(policy => policy.Name)
               .ToList()
           let count = attached.Count + 1
           where count > limits.PoliciesPerTarget
           select $"Target {target} would hold {count} service control policies "
               + $"(FullAWSAccess, {string.Join(", ", attached)}), "
               + $"and the limit is {limits.PoliciesPerTarget}: turn a guardrail off there, "
               + "or give guardrails the same targets so that they share a policy.",
    ];

    /// <summary>The sentence about a policy that is too long.</summary>
    internal static string TooLong(ServiceControlPolicy policy, PolicyLimits limits) =>
        $"Service control policy {policy.Name} has {policy.Characters} characters, "
            + $"and the limit is {limits.PolicyCharacters}: {Shorter(policy)}.";

    private static string Shorter(ServiceControlPolicy policy) =>
        policy.Document.Statements.Any(statement =>
            statement.Conditions.Any(ExemptionStatements.IsExempting))
            ? "exempt fewer accounts, or their unit, or give exemptions the same end date so that they share a "
                + "statement"
            : "it cannot be made shorter, so give it more room in $.limits.policyCharacters "
                + $"(AWS's own limit is {PolicyLimits.Default.PolicyCharacters})";

    private static ServiceControlPolicy Attached(PlacedGuardrail host, IReadOnlyList<PlacedGuardrail> packed) => new(
        packed.Count == 1 ? host.PolicyName : host.PackedName,
        packed.Count == 1
            ? host.Guardrail.Description
            : Described($"Enforces together: {string.Join(", ", packed.Select(one => one.Guardrail.Name))}."),
        new PolicyDocument([.. packed.SelectMany(one => one.Statements)]),
        host.Targets)
    {
        Host = host.Guardrail.Name,
        Guardrails = [.. packed.Select(one => one.Guardrail.Name)],
    };

    /// <summary>
    /// The policy of a guardrail that is in force by another policy. The description says that first, because a
    /// console shows its beginning, and a policy that is attached to nothing looks as if it were off.
    /// </summary>
    private static ServiceControlPolicy Enforced(PlacedGuardrail placed, PlacedGuardrail host) => Unattached(
        placed,
        $"its statements stand in {host.PackedName}",
        $"ENFORCED in {host.PackedName}, so attached to nothing itself.");

    private static ServiceControlPolicy Unattached(PlacedGuardrail placed, string why) =>
        Unattached(placed, why, $"Attached to nothing: {why}.");

    private static ServiceControlPolicy Unattached(PlacedGuardrail placed, string why, string said) => new(
        placed.PolicyName,
        Described($"{said} {placed.Guardrail.Description}"),
        new PolicyDocument(placed.Statements),
        Targets: [])
    {
        Host = placed.Guardrail.Name,
        Guardrails = [placed.Guardrail.Name],
        WhyUnattached = why,
        IsForIncident = !placed.Guardrail.CanBeAttached,
    };

    private static string WhyUnattached(PlacedGuardrail placed, OrganizationConfig config) =>
        !placed.Guardrail.CanBeAttached ? "it is for an incident"
        : placed.Guardrail.ProtectsDetection && !config.Detects ? "nothing is watched, so it would protect nothing"
        : "the organization file does not turn it on";

    private static string Described(string text) =>
        text.Length <= LongestDescription ? text : text[..(LongestDescription - 3)] + "...";
}
