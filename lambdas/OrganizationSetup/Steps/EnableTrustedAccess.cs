using Amazon.Organizations.Model;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The services may work across the organization's accounts.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html
/// </remarks>
internal sealed class EnableTrustedAccess : IStep
{
    /// <summary>Only the services that are wanted: an organization may trust many more.</summary>
    private const string State = "TrustedServices";

    public string Doing => "enabling trusted access";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var trusted = await TrustedAccess.ReadAsync(setup, cancellation);
        setup.Found(State, string.Join(',', setup.Wanted.Trusted.Where(trusted.Contains)));
        foreach (var change in setup.ChangesFor<TrustedAccessChange>(new() { Trusted = trusted }))
        {
            var request = new EnableAWSServiceAccessRequest { ServicePrincipal = change.Service };
            await setup.Calls.MakeAsync(OrganizationsActions.EnableAWSServiceAccess,
                () => setup.Organizations.EnableAWSServiceAccessAsync(request, cancellation), cancellation);
            setup.Changed(change);
        }

        setup.Settled(State, string.Join(',', setup.Wanted.Trusted));
    }
}
