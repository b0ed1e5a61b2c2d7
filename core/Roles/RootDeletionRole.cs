using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>
/// The execution role of the function that deletes root credentials: it reads what people decided, writes down the
/// sessions that it opens, and opens them for the deletion alone.
/// </summary>
public static class RootDeletionRole
{
    /// <summary>The role.</summary>
    public static ProductRole Of(OrganizationConfig config)
    {
        var task = RootTask.Delete(config.Partition);
        return FunctionRole.Of(
            config,
            DeployedFunction.RootDeletion,
            config.DelegatedAdministrator,
            [
                LedgerGrants.WriteOwn(config, LedgerWriter.RootDeletion),
                LedgerGrants.ReadOf(config, LedgerWriter.RootRemediation, LedgerWriter.Decisions),
                LedgerGrants.UseDataKey(config),
                task.OpenedBy("DeleteRootCredentials", config.Partition),
            ]) with
        {
            RootTasks = [task],
        };
    }
}
