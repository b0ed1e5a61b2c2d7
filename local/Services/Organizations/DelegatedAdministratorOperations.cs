using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Member accounts that administer a service for the whole organization.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
/// </remarks>
internal static class DelegatedAdministratorOperations
{
    private static readonly Dictionary<string, int> Limits = new()
    {
        ["config-multiaccountsetup.amazonaws.com"] = 3,
        [TrustedAccessOperations.StackSets] = 5,
    };

    public static IEnumerable<Operation> All =>
    [
        new("organizations", "RegisterDelegatedAdministrator", OnAccount, Register),
        new("organizations", "ListDelegatedAdministrators", OnService, List),
    ];

    private static RequiredPermission OnAccount(Call call, JsonObject input) =>
        new RequiredPermission(
            "organizations:RegisterDelegatedAdministrator",
            OrganizationArns.Account(call.World, input.Required("AccountId")))
            .With("organizations:ServicePrincipal", input.Text("ServicePrincipal"));

    private static RequiredPermission OnService(Call call, JsonObject input) =>
        new RequiredPermission("organizations:ListDelegatedAdministrators").With(
            "organizations:ServicePrincipal", input.Text("ServicePrincipal"));

    private static JsonObject Register(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        var world = call.World;
        var account = world.Account(input.Required("AccountId"));
        var service = TrustedAccessOperations.DemandKnown(input.Required("ServicePrincipal"));
        if (account.Id == world.ManagementAccountId)
        {
            throw OrganizationErrors.Constraint(
                "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                "You cannot register the management account as delegated administrator.");
        }

        if (account.State != Account.Active)
        {
            throw OrganizationErrors.Constraint(
                "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                "You cannot register a suspended account as delegated administrator.");
        }

        if (!world.TrustedServices.ContainsKey(service))
        {
            throw OrganizationErrors.Constraint(
                "SERVICE_ACCESS_NOT_ENABLED", $"Trusted access is not enabled for {service}.");
        }

        var registered = world.DelegatedAdministrators
            .Where(administrator => administrator.Service == service)
            .ToList();
        if (registered.Exists(administrator => administrator.AccountId == account.Id))
        {
            throw new AwsError(
                "AccountAlreadyRegisteredException",
                "The provided account is already a delegated administrator for your organization.");
        }

        if (Limits.TryGetValue(service, out var limit) && registered.Count >= limit)
        {
            throw OrganizationErrors.Constraint(
                "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
                $"{service} has {limit} delegated administrators already.");
        }

        world.DelegatedAdministrators.Add(new(account.Id, service, call.Now));
        return [];
    }

    private static JsonObject List(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var service = input.Text("ServicePrincipal");
        var accounts = call.World.DelegatedAdministrators
            .Where(administrator => service is null || administrator.Service == service)
            .GroupBy(administrator => administrator.AccountId)
            .OrderBy(registrations => registrations.Key, StringComparer.Ordinal);
        return OrganizationPage.Of(call, input, "DelegatedAdministrators", accounts.Select(registrations =>
        {
            var described = OrganizationOperations.Describe(call.World, call.World.Account(registrations.Key));
            described.Remove("Paths");
            described["DelegationEnabledDate"] = registrations.Min(registration => registration.Since);
            return described;
        }));
    }
}
