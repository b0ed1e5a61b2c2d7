using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Quarantine.Proof;

/// <summary>The functions that act in a quarantined account by root sessions, and where they run.</summary>
/// <param name="DelegatedAdministrator">The account of the functions.</param>
/// <param name="Region">The Region that they run in.</param>
public sealed record QuarantineOpeners(AccountId DelegatedAdministrator, string Region)
{
    /// <summary>
    /// The names of other tools of which a person found that they leave alone what they do not know.
    /// </summary>
    public IReadOnlyList<string> HarmlessTools { get; init; } = [];

    /// <summary>Each function with the task that it opens sessions for.</summary>
    internal static IReadOnlyList<(string Function, string Task)> All { get; } =
    [
        (DeployedNames.RootRemediation, TaskPolicies.AuditTask),
        (DeployedNames.RootDeletion, TaskPolicies.DeleteTask),
    ];
}
