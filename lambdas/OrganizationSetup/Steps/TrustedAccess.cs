using Amazon.Organizations.Model;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The services that have trusted access, ours or not.</summary>
internal static class TrustedAccess
{
    public static async Task<HashSet<string>> ReadAsync(Setup setup, CancellationToken cancellation)
    {
        var trusted = new HashSet<string>();
        var request = new ListAWSServiceAccessForOrganizationRequest();
        do
        {
            var page = await setup.Calls.MakeAsync("organizations:ListAWSServiceAccessForOrganization",
                () => setup.Organizations.ListAWSServiceAccessForOrganizationAsync(request, cancellation), cancellation);
            trusted.UnionWith((page.EnabledServicePrincipals ?? []).Select(service => service.ServicePrincipal));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return trusted;
    }
}
