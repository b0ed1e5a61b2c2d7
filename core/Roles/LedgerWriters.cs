using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The functions that write to the ledger: a writer's name is the name of its function's assembly.</summary>
public static class LedgerWriters
{
    /// <summary>The function of a writer.</summary>
    public static DeployedFunction FunctionOf(LedgerWriter writer) =>
        DeployedFunction.All.Single(function => function.Assembly == writer.ToString());

    /// <summary>The ARNs of the writers' roles, in the order of the writers.</summary>
    public static IReadOnlyList<string> Roles(OrganizationConfig config) =>
    [
        .. Enum.GetValues<LedgerWriter>().Select(writer =>
            $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{FunctionOf(writer).Name}"),
    ];
}
