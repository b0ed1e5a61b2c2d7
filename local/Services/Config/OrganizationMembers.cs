using Guardrails.Core.Ids;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Checks who may deploy to the whole organization with AWS Config, and to which accounts it goes.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
/// </remarks>
internal static class OrganizationMembers
{
    public const string Setup = "config-multiaccountsetup.amazonaws.com";
    public const string SetupRole = "AWSServiceRoleForConfigMultiAccountSetup";

    /// <summary>
    /// The caller is the management account or the service's delegated administrator, and the service is trusted.
    /// </summary>
    public static void CheckCaller(Call call, string service)
    {
        var world = call.World;
        if (!world.TrustedServices.ContainsKey(service))
        {
            throw new AwsError(
                "OrganizationAccessDeniedException",
                $"Trusted access for {service} is not enabled in the organization: "
                + "call EnableAWSServiceAccess in the management account first.");
        }

        if (call.Caller.AccountId != world.ManagementAccountId
            && !world.DelegatedAdministrators.Any(
                one => one.Service == service && one.AccountId == call.Caller.AccountId))
        {
            throw new AwsError(
                "OrganizationAccessDeniedException",
                $"Account {call.Caller.AccountId} is neither the management account nor registered as delegated "
                + $"administrator of {service}.");
        }
    }

    /// <summary>
    /// The accounts that a rule or pack goes to. One that cannot take it fails the whole deployment; each that cannot
    /// is named.
    /// </summary>
    public static IReadOnlyList<Account> Check(
        World world, string ownerId, string region, IReadOnlyList<string> excluded)
    {
        var accounts = world.Accounts.Values.Where(account => !excluded.Contains(account.Id)).ToList();
        var refused = accounts.Select(account => Refusal(world, ownerId, region, account)).OfType<AwsError>().ToList();
        return refused is [var first, ..]
            ? throw new AwsError(first.Code, string.Join(' ', refused.Select(error => error.Message)))
            : accounts;
    }

    /// <summary>The account can take an organization rule or pack.</summary>
    public static void Check(World world, string ownerId, string region, Account account)
    {
        if (Refusal(world, ownerId, region, account) is { } refusal)
            throw refusal;
    }

    private static AwsError? Refusal(World world, string ownerId, string region, Account account)
    {
        if (account.State != Account.Active)
        {
            return new AwsError(
                "OrganizationConfigRuleCreationFailed",
                $"Account {account.Id} ({account.Name}) is {account.State}: add it to ExcludedAccounts.");
        }

        if (!world.Of<ConfigState>().Records(world, account.Id, region))
        {
            return new AwsError(
                "NoAvailableConfigurationRecorderException",
                $"Account {account.Id} ({account.Name}) has no configuration recorder in {region}: "
                + "start one there or add it to ExcludedAccounts.");
        }

        if (account.Id == world.ManagementAccountId
            && ownerId != account.Id
            && account.Roles.GetValueOrDefault(SetupRole) is not { ServiceLinked: true })
        {
            return new AwsError(
                "NoAvailableOrganizationException",
                $"The management account {account.Id} has no service-linked role {SetupRole}, which AWS Config does "
                + "not create there for a delegated administrator: "
                + $"call iam:CreateServiceLinkedRole for {Setup}, or add the account to ExcludedAccounts.");
        }

        return null;
    }

    public static AwsError Invalid(string message) => new("InvalidParameterValueException", message);

    public static void CheckExcluded(IReadOnlyList<string> excluded)
    {
        foreach (var id in excluded)
        {
            if (AccountId.TryParse(id) is null)
                throw Invalid($"ExcludedAccounts: '{id}' is not an account id.");
        }
    }
}
