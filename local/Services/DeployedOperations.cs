using Guardrails.Local.Calls;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;

namespace Guardrails.Local.Services;

/// <summary>The operations of what a deploy creates.</summary>
internal static class DeployedOperations
{
    public static IEnumerable<Operation> Create() =>
    [
        .. LogsOperations.Create(),
        .. LambdaOperations.Create(),
        .. OrganizationsAccess.Create(),
        .. StackSets.Create(),
        .. OrganizationRules.Create(),
        .. OrganizationPacks.Create(),
        .. Aggregators.Create(),
        .. Evaluations.Create(),
    ];
}
