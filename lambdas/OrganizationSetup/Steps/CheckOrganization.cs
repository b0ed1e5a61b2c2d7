using Amazon.Organizations.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// This is the organization that the file describes, called from its management account, with all features.
/// </summary>
internal sealed class CheckOrganization : IStep
{
    private const string Action = "organizations:DescribeOrganization";

    public string Doing => "checking the organization";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var response = await setup.Calls.MakeAsync(
            Action,
            () => setup.Organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation),
            cancellation);
        var found = new FoundOrganization(
            OrganizationId.Parse(response.Organization.Id),
            AccountId.Parse(response.Organization.MasterAccountId),
            response.Organization.FeatureSet.Value,
            setup.Properties.Caller);
        setup.Check(Action, new() { Organization = found });

        setup.Settled("OrganizationId", found.Id.Value);
        setup.Settled("OrganizationFeatureSet", found.FeatureSet);
        setup.Settled("ManagementAccountId", found.ManagementAccount.Value);
    }
}
