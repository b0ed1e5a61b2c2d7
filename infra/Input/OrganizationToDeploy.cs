using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;

namespace Guardrails.Infra.Input;

/// <summary>One organization, read and checked.</summary>
/// <param name="Config">What it wants.</param>
/// <param name="Policies">Its service control policies, each within the organization's limits.</param>
/// <param name="Packs">The conformance packs that files hold, each as AWS Config takes it.</param>
/// <param name="Remarks">What a person should know and nothing stops at: one line each.</param>
internal sealed record OrganizationToDeploy(
    OrganizationConfig Config,
    IReadOnlyList<ServiceControlPolicy> Policies,
    IReadOnlyList<ConformancePackTemplate> Packs,
    IReadOnlyList<string> Remarks);
