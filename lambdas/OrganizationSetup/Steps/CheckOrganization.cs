using Amazon.Organizations;
using Amazon.Organizations.Model;

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
        var found = response.Organization;
        var wanted = setup.Wanted;

        if (found.Id != wanted.Organization.Value)
        {
            throw setup.Calls.Failed(
                Action,
                $"this account is in organization {found.Id}, not in {wanted.Organization}",
                "correct organization.id in the organization file, or deploy with credentials of the right account.");
        }

        if (found.MasterAccountId != wanted.ManagementAccount.Value)
        {
            throw setup.Calls.Failed(
                Action,
                $"the management account of {found.Id} is {found.MasterAccountId}, not {wanted.ManagementAccount}",
                "correct organization.managementAccountId in the organization file.");
        }

        // Every member account may describe the organization, so that alone says nothing about who is calling.
        if (wanted.Caller != wanted.ManagementAccount)
        {
            throw setup.Calls.Failed(
                Action,
                $"this function runs in account {wanted.Caller}, "
                + $"and only the management account can prepare {found.Id}",
                $"deploy the stack with credentials of {wanted.ManagementAccount}, "
                + "or correct organization.managementAccountId in the organization file.");
        }

        if (found.FeatureSet != OrganizationFeatureSet.ALL)
        {
            throw setup.Calls.Failed(
                Action,
                $"{found.Id} has the feature set {found.FeatureSet}, and service control policies need ALL",
                SetupRemedies.EnableAllFeatures);
        }

        setup.Left("OrganizationId", found.Id);
        setup.Left("OrganizationFeatureSet", found.FeatureSet.Value);
        setup.Left("ManagementAccountId", found.MasterAccountId);
    }
}
