using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>
/// Another tool that manages service control policies, known by the names that it gives them or by the
/// service it trusts.
/// </summary>
/// <param name="Name">The tool.</param>
/// <param name="PolicyPrefixes">The beginnings of its policies' names.</param>
/// <param name="TrustedService">The service principal that it has trusted access by, or null.</param>
/// <param name="Caution">
/// A sentence on what it does to policies that it does not own, and what to do about it; null where it
/// leaves them alone.
/// </param>
public sealed record PolicyTool(
    string Name,
    IReadOnlyList<string> PolicyPrefixes,
    string? TrustedService,
    string? Caution)
{
    /// <summary>The tools that are known. The only list.</summary>
    internal static IReadOnlyList<PolicyTool> All { get; } =
    [
        // https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/typedocs/
        // (ScpRevertChangesConfig, RevertScpChanges): attaching and detaching are reverted "to the state
        // defined by the organization-config file".
        new("Landing Zone Accelerator", ["AWSAccelerator-", "AcceleratorGuardrails"], TrustedService: null,
            "where its scpRevertChangesConfig is on, it reverts attachments that its own configuration does not hold, "
            + "and so detaches ours. Name our policies there, or turn it off, before you deploy."),

        // https://github.com/aws-samples/aws-secure-environment-accelerator: its state machine and its policy change
        // handler do the same.
        new("Secure Environment Accelerator", ["PBMMAccel-", "ASEA-"], TrustedService: null,
            "it reverts changes of policy attachments that its own configuration does not hold, "
            + "and so detaches ours. Let it know our policies before you deploy."),

        // https://docs.aws.amazon.com/controltower/latest/userguide/drift.html: it reports drift of its own policies,
        // and resets only those.
        new("AWS Control Tower", ["aws-guardrails-"], TrustedServices.ControlTower, Caution: null),
    ];

    /// <summary>A sentence about what it does to our policies; null where it leaves them alone.</summary>
    internal string? Warning => Caution is null ? null : $"{Name} manages policies here: {Caution}";

    /// <summary>The tool that gave a policy its name, or null.</summary>
    internal static PolicyTool? Of(string policyName) =>
        All.FirstOrDefault(tool =>
            tool.PolicyPrefixes.Any(prefix => policyName.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>The tools that an organization shows signs of.</summary>
    internal static IReadOnlyList<PolicyTool> In(OrganizationSnapshot snapshot) =>
    [
        .. All.Where(tool => snapshot.Policies.Any(policy => Of(policy.Name) == tool)
            || (tool.TrustedService is { } service
                && snapshot.TrustedServices.Contains(service, StringComparer.Ordinal))),
    ];
}
