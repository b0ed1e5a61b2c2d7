using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The services that have trusted access, ours or not.</summary>
internal static class TrustedAccess
{
    public static async Task<HashSet<string>> ReadAsync(Setup setup, CancellationToken cancellation)
    {
        var services = await setup.Calls.ListAsync(
            OrganizationsActions.ListAWSServiceAccessForOrganization,
            token => setup.Organizations.ListAWSServiceAccessForOrganizationAsync(
                new ListAWSServiceAccessForOrganizationRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.EnabledServicePrincipals, answer.NextToken),
            cancellation);
        return services.Select(service => service.ServicePrincipal).ToHashSet(StringComparer.Ordinal);
    }
}
