using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Organization;

/// <summary>
/// The role that quarantines accounts, and the ids of its two policies as outputs, for whoever attaches or detaches one
/// by hand. The policies themselves stand among <see cref="GuardrailPolicies"/>.
/// </summary>
internal static class Quarantine
{
    public static void AddTo(Stack stack, OrganizationConfig config, GuardrailPolicies policies)
    {
        foreach (var policy in QuarantinePolicy.All)
        {
            new CfnOutput(stack, policy.Guardrail + "Id", new CfnOutputProps
            {
                Description = $"The id of {policy.Name}",
                Value = policies.IdOf(policy.Guardrail),
            });
        }

        if (!config.Remediates)
            return;
        RoleResource.AddTo(
            new Construct(stack, "Quarantine"),
            "Role",
            QuarantineRole.Of(config),
            text => QuarantinePolicy.All.Aggregate(text, (filled, policy) => filled.Replace(
                Gap.PolicyId(policy.Guardrail), policies.IdOf(policy.Guardrail), StringComparison.Ordinal)));
    }
}
