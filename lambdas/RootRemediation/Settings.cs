using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="ManagementAccount">Its management account, which no quarantine reaches.</param>
/// <param name="DelegatedAdministrator">The account that the function runs in.</param>
/// <param name="Partition">The partition.</param>
/// <param name="HomeRegion">The Region that it runs in.</param>
/// <param name="AlertsTopic">The ARN of the topic of mails.</param>
/// <param name="ChatTopic">The ARN of the topic for a chat; null where there is none.</param>
internal sealed record Settings(
    OrganizationId Organization,
    AccountId ManagementAccount,
    AccountId DelegatedAdministrator,
    Partition Partition,
    string HomeRegion,
    string AlertsTopic,
    string? ChatTopic)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.RemediationStack);
        return new(
            environment.Organization,
            environment.ManagementAccount,
            environment.DelegatedAdministrator,
            environment.Partition,
            environment.HomeRegion,
            environment.Text(EnvironmentVariables.AlertsTopicArn),
            environment.TextIfSet(EnvironmentVariables.ChatTopicArn));
    }
}
