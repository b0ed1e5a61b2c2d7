using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Input;

/// <summary>One organization, read and checked.</summary>
/// <param name="Name">Its file's name without extension; the CDK stage's id.</param>
/// <param name="Config">What it wants.</param>
/// <param name="Policies">Its service control policies, each within the organization's limits.</param>
internal sealed record OrganizationToDeploy(string Name, OrganizationConfig Config, IReadOnlyList<ServiceControlPolicy> Policies);
