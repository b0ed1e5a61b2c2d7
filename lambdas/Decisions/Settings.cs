using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.Decisions;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="DelegatedAdministrator">The account that it runs in, and whose roles people sign in with.</param>
/// <param name="Partition">The partition that it runs in.</param>
/// <param name="People">The ARNs, with their paths, of the roles whose session names are believed.</param>
internal sealed record Settings(
    AccountId DelegatedAdministrator, Partition Partition, IReadOnlyList<string> People)
{
    /// <summary>True where the functions that remove root credentials are deployed.</summary>
    public bool Remediates { get; init; }

    /// <summary>Another endpoint for all of AWS; no template sets one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.LedgerStack);
        return new(
            environment.DelegatedAdministrator,
            environment.Partition,
            environment.List(EnvironmentVariables.People))
        {
            Remediates = variable(EnvironmentVariables.Remediates) == "true",
            Endpoint = variable(EnvironmentVariables.Endpoint),
        };
    }
}
