using Amazon.Organizations.Model;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// This is the organization that the file describes, called from its management account, with all features.
/// </summary>
internal sealed class CheckOrganization : IStep
{
    public string Doing => "checking the organization";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var response = await setup.Calls.MakeAsync(
            OrganizationsActions.DescribeOrganization,
            () => setup.Organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation),
            cancellation);
        var found = new FoundOrganization(
            response.Organization.Id,
            response.Organization.MasterAccountId,
            response.Organization.FeatureSet?.Value,
            setup.Properties.Caller);
        setup.Check(OrganizationsActions.DescribeOrganization, new() { Organization = found });

        setup.Settled("OrganizationId", setup.Wanted.Organization.Value);
        setup.Settled("OrganizationFeatureSet", FoundOrganization.AllFeatures);
        setup.Settled("ManagementAccountId", setup.Wanted.ManagementAccount.Value);
    }
}
