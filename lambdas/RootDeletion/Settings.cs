using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootDeletion;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Partition">The partition that it runs in.</param>
internal sealed record Settings(Partition Partition)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.RemediationStack);
        return new(environment.Partition);
    }
}
