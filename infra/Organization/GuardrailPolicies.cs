using Amazon.CDK;
using Constructs;
using Guardrails.Core.Placement;
using Guardrails.Infra.Constructs;
using CfnPolicy = Amazon.CDK.AWS.Organizations.CfnPolicy;
using CfnPolicyProps = Amazon.CDK.AWS.Organizations.CfnPolicyProps;

namespace Guardrails.Infra.Organization;

/// <summary>
/// The service control policies: one after another, because AWS Organizations refuses concurrent changes, in the order
/// that lifts no guardrail in between, and retained, because deleting a stack must not lift a guardrail.
/// </summary>
internal sealed class GuardrailPolicies : Construct
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public GuardrailPolicies(
        Construct scope, string id, IReadOnlyList<ServiceControlPolicy> policies, CfnResource after)
        : base(scope, id)
    {
        var previous = after;
        foreach (var policy in ServiceControlPolicies.InDeploymentOrder(policies))
        {
            // The resource is the guardrail's, whatever its policy is called: another name is no other policy.
            var resource = new CfnPolicy(this, policy.OwnName, new CfnPolicyProps
            {
                Name = policy.Name,
                Description = policy.Description,
                Type = "SERVICE_CONTROL_POLICY",
                Content = JsiiData.Of(policy.Render()),
                TargetIds = policy.Targets is [] ? null : [.. policy.Targets.Select(target => target.Value)],
            });
            // Not where its very creation is rolled back: the next deploy would meet its name.
            resource.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
            resource.AddDependency(previous);
            previous = resource;
            _ids.Add(policy.Host, resource.AttrId);
        }
    }

    /// <summary>The id of a guardrail's policy, which CloudFormation fills in.</summary>
    public string IdOf(string guardrail) => _ids[guardrail];
}
