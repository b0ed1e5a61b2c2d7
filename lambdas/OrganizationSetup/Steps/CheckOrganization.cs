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
        var organization = (await setup.Calls.MakeAsync(
            OrganizationsActions.DescribeOrganization,
            () => setup.Organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation),
            cancellation)).Organization
            ?? throw setup.Calls.Failed(
                OrganizationsActions.DescribeOrganization,
                "the answer has no Organization",
                "deploy again; report this as a bug if it persists.");
        var found = new FoundOrganization(
            organization.Id,
            organization.MasterAccountId,
            organization.FeatureSet?.Value,
            setup.Properties.Caller);
        setup.Check(OrganizationsActions.DescribeOrganization, new() { Organization = found });

        setup.Settled("OrganizationId", setup.Wanted.Organization.Value);
        setup.Settled("OrganizationFeatureSet", FoundOrganization.AllFeatures);
        setup.Settled("ManagementAccountId", setup.Wanted.ManagementAccount.Value);
    }
}
