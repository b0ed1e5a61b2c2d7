using Amazon.Organizations.Model;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The services may work across the organization's accounts.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html</remarks>
internal sealed class EnableTrustedAccess : IStep
{
    /// <summary>Only the services that are wanted: an organization may trust many more.</summary>
    private const string State = "TrustedServices";

    public string Doing => "enabling trusted access";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var trusted = await TrustedAsync(setup, cancellation);
        setup.Found(State, string.Join(',', setup.Wanted.TrustedServices.Where(trusted.Contains)));
        foreach (var service in setup.Wanted.TrustedServices.Where(service => !trusted.Contains(service)))
        {
            var request = new EnableAWSServiceAccessRequest { ServicePrincipal = service };
            await setup.Calls.MakeAsync("organizations:EnableAWSServiceAccess",
                () => setup.Organizations.EnableAWSServiceAccessAsync(request, cancellation), cancellation);
            setup.Changes.Add($"EnableAWSServiceAccess({service})");
        }

        setup.Left(State, string.Join(',', setup.Wanted.TrustedServices));
    }

    private static async Task<HashSet<string>> TrustedAsync(Setup setup, CancellationToken cancellation)
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
