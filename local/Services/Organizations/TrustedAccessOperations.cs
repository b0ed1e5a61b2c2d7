using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Trusted access: which AWS services may act in the organization's accounts.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
/// </remarks>
internal static class TrustedAccessOperations
{
    /// <summary>
    /// CloudFormation StackSets, whose access is given by cloudformation:ActivateOrganizationsAccess.
    /// </summary>
    public const string StackSets = "member.org.stacksets.cloudformation.amazonaws.com";

    private static readonly HashSet<string> Known =
    [
        "access-analyzer.amazonaws.com", "cloudtrail.amazonaws.com",
        "config.amazonaws.com", "config-multiaccountsetup.amazonaws.com",
        "guardduty.amazonaws.com", "iam.amazonaws.com", StackSets,
        "ram.amazonaws.com", "securityhub.amazonaws.com", "sso.amazonaws.com",
    ];

    public static IEnumerable<Operation> All =>
    [
        new("organizations", "EnableAWSServiceAccess", OnService, Enable),
        new(
            "organizations",
            "ListAWSServiceAccessForOrganization",
            RequiredPermission.Of("organizations:ListAWSServiceAccessForOrganization"),
            List),
    ];

    /// <summary>Refuses a service principal that Organizations does not integrate with.</summary>
    public static string DemandKnown(string service) => Known.Contains(service)
        ? service
        : throw OrganizationErrors.InvalidInput(
            "UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");

    private static RequiredPermission OnService(Call call, JsonObject input) =>
        new RequiredPermission("organizations:EnableAWSServiceAccess").With(
            "organizations:ServicePrincipal", input.Text("ServicePrincipal"));

    private static JsonObject Enable(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        call.World.TrustedServices.TryAdd(DemandKnown(input.Required("ServicePrincipal")), call.Now);
        return [];
    }

    private static JsonObject List(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        var trusted = call.World.TrustedServices;
        return OrganizationPage.Of(call, input, "EnabledServicePrincipals", trusted.Select(service => new JsonObject
        {
            ["ServicePrincipal"] = service.Key,
            ["DateEnabled"] = service.Value,
        }));
    }
}
