using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// StackSets may deploy across the organization; trusted access alone does not make the roles that they need.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
/// </remarks>
internal sealed class ActivateStackSets : IStep
{
    public string Doing => "waiting for StackSets to get access to the organization";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var asked = false;
        var status = await StatusAsync(setup, cancellation);
        setup.Found("StackSetsAccess", status.Value);
        for (; status != OrganizationStatus.ENABLED; status = await StatusAsync(setup, cancellation))
        {
            setup.Doing = $"{Doing} (it is {status.Value})";
            if (asked && status == OrganizationStatus.DISABLED_PERMANENTLY)
                throw setup.Refused(CloudFormationActions.ActivateOrganizationsAccess, SetupRefusal.OfStackSets);

            var needed = asked ? [] : setup.ChangesFor<StackSetsChange>(new() { StackSetsAccess = status.Value });
            if (needed.SingleOrDefault() is { } change)
            {
                await setup.Calls.MakeAsync(
                    CloudFormationActions.ActivateOrganizationsAccess,
                    () => setup.CloudFormation.ActivateOrganizationsAccessAsync(
                        new ActivateOrganizationsAccessRequest(), cancellation),
                    cancellation);
                setup.Changed(change);
                asked = true;
                continue;
            }

            await setup.Calls.WaitAsync(
                CloudFormationActions.DescribeOrganizationsAccess, SetupCalls.PollInterval, cancellation);
        }

        setup.Settled("StackSetsAccess", status.Value);
    }

    private static async Task<OrganizationStatus> StatusAsync(Setup setup, CancellationToken cancellation)
    {
        var request = new DescribeOrganizationsAccessRequest();
        var response = await setup.Calls.MakeAsync(
            CloudFormationActions.DescribeOrganizationsAccess,
            () => setup.CloudFormation.DescribeOrganizationsAccessAsync(request, cancellation),
            cancellation);
        return response.Status;
    }
}
