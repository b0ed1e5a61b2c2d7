using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Organizations;

/// <summary>Names policies, which events tell by their ids alone.</summary>
/// <param name="organizations">AWS Organizations, with credentials of a delegated administrator.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class PolicyName(IAmazonOrganizations organizations, AwsCalls calls)
{
    /// <summary>The name of a policy; null for one that no longer exists.</summary>
    /// <exception cref="AwsCallException">AWS Organizations does not say.</exception>
    public async Task<string?> OfAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return (await calls.MakeAsync(
                OrganizationsActions.DescribePolicy,
                () => organizations.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = id }, cancellation),
                cancellation)).Policy?.PolicySummary?.Name;
        }
        catch (AwsCallException exception) when (exception.InnerException is PolicyNotFoundException)
        {
            return null;
        }
    }
}
