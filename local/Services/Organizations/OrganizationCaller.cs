using Guardrails.Local.Authorization;

namespace Guardrails.Local.Services.Organizations;

/// <summary>From which accounts Organizations may be called, whatever a policy there allows.</summary>
internal static class OrganizationCaller
{
    /// <summary>Only the management account.</summary>
    public static void DemandManagement(Call call)
    {
        if (call.Account.Id != call.World.ManagementAccountId)
            throw OrganizationErrors.NotPermitted();
    }

    /// <summary>The management account, or a delegated administrator of any service.</summary>
    public static void DemandReader(Call call)
    {
        if (!call.World.DelegatedAdministrators.Exists(administrator => administrator.AccountId == call.Account.Id))
            DemandManagement(call);
    }
}
