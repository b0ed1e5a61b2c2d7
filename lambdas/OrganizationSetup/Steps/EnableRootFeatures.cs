using Amazon.IdentityManagement.Model;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>Root access of member accounts is managed centrally. Only the management account can enable it.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html</remarks>
internal sealed class EnableRootFeatures : IStep
{
    public string Doing => "enabling central management of root access";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var enabled = await ListAsync(setup, cancellation);
        setup.Found("OrganizationFeatures", string.Join(',', enabled));
        foreach (var change in setup.ChangesFor<RootFeatureChange>(new() { RootFeatures = enabled }))
        {
            // The answer to the change before may list it, too.
            if (enabled.Contains(change.Feature))
                continue;
            enabled = await EnableAsync(setup, change.Feature, cancellation);
            if (!enabled.Contains(change.Feature))
                enabled = await ListAsync(setup, cancellation);
            if (!enabled.Contains(change.Feature))
            {
                throw setup.Calls.Failed(
                    $"iam:EnableOrganizations{change.Feature}",
                    $"IAM took the call, and does not list {change.Feature} as enabled",
                    "deploy again; if this persists, see the IAM console, Root access management.");
            }

            setup.Changed(change);
        }

        setup.Settled("OrganizationFeatures", string.Join(',', enabled));
    }

    private static async Task<List<string>> ListAsync(Setup setup, CancellationToken cancellation) =>
        (await setup.Calls.MakeAsync(
            IamActions.ListOrganizationsFeatures,
            () => setup.Iam.ListOrganizationsFeaturesAsync(new ListOrganizationsFeaturesRequest(), cancellation),
            cancellation)).EnabledFeatures ?? [];

    /// <summary>The features that are enabled after it.</summary>
    private static async Task<List<string>> EnableAsync(Setup setup, string feature, CancellationToken cancellation)
    {
        switch (feature)
        {
            case TrustedServices.RootCredentialsManagement:
                return (await setup.Calls.MakeAsync(
                    "iam:EnableOrganizationsRootCredentialsManagement",
                    () => setup.Iam.EnableOrganizationsRootCredentialsManagementAsync(new(), cancellation),
                    cancellation)).EnabledFeatures ?? [];
            case TrustedServices.RootSessions:
                return (await setup.Calls.MakeAsync(
                    "iam:EnableOrganizationsRootSessions",
                    () => setup.Iam.EnableOrganizationsRootSessionsAsync(new(), cancellation),
                    cancellation)).EnabledFeatures ?? [];
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(feature), feature, "The properties let no other feature pass.");
        }
    }
}
