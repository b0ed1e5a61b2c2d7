using Amazon.Organizations.Model;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The delegated administrator may act for each service. Other accounts that are registered too stay so.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html</remarks>
internal sealed class RegisterDelegatedAdministrators : IStep
{
    private const string Register = "organizations:RegisterDelegatedAdministrator";

    public string Doing => "registering the delegated administrator";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        foreach (var service in setup.Wanted.DelegatedServices)
        {
            if (!await IsRegisteredAsync(setup, service, cancellation))
                await RegisterAsync(setup, service, cancellation);
        }

        setup.Attributes["DelegatedServices"] = string.Join(',', setup.Wanted.DelegatedServices);
    }

    private static async Task RegisterAsync(Setup setup, string service, CancellationToken cancellation)
    {
        var account = setup.Wanted.DelegatedAdministrator.Value;
        var request = new RegisterDelegatedAdministratorRequest { AccountId = account, ServicePrincipal = service };
        var registered = await setup.Calls.MakeAsync(Register, async () =>
        {
            try
            {
                await setup.Organizations.RegisterDelegatedAdministratorAsync(request, cancellation);
                return true;
            }
            catch (AccountAlreadyRegisteredException)
            {
                return false;
            }
        }, cancellation);

        if (registered)
        {
            setup.Changes.Add($"RegisterDelegatedAdministrator({service})");
        }
        else if (!await IsRegisteredAsync(setup, service, cancellation))
        {
            throw setup.Calls.Failed(Register, $"another account than {account} is the delegated administrator of {service}",
                $"name that account as delegatedAdministrator in the organization file, or deregister it for {service}, and deploy again.");
        }
    }

    private static async Task<bool> IsRegisteredAsync(Setup setup, string service, CancellationToken cancellation)
    {
        var request = new ListDelegatedAdministratorsRequest { ServicePrincipal = service };
        do
        {
            var page = await setup.Calls.MakeAsync("organizations:ListDelegatedAdministrators",
                () => setup.Organizations.ListDelegatedAdministratorsAsync(request, cancellation), cancellation);
            if ((page.DelegatedAdministrators ?? []).Any(administrator => administrator.Id == setup.Wanted.DelegatedAdministrator.Value))
                return true;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return false;
    }
}
