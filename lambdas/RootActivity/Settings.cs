using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootActivity;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Organization">The organization, whose accounts alone are believed.</param>
/// <param name="Partition">The partition it runs in.</param>
/// <param name="FailedQueueUrl">The URL of the queue for events that nobody can read.</param>
internal sealed record Settings(OrganizationId Organization, Partition Partition, string FailedQueueUrl)
{
    /// <summary>The accounts to which AWS sends notices about others.</summary>
    public required IReadOnlySet<AccountId> SpeakForOthers { get; init; }

    /// <summary>The organization's management account: it alone says who left.</summary>
    public required AccountId ManagementAccount { get; init; }

    /// <summary>The roles that may open root sessions, by ARN, with the ARNs of their task policies.</summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> RootSessions { get; init; }

    /// <summary>The roles that the deploy acts by, by ARN.</summary>
    public required IReadOnlyList<string> DeployRoles { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.ActivityStack);
        var partition = environment.Partition;
        return new(
            environment.Organization,
            partition,
            environment.Text(EnvironmentVariables.FailedQueueUrl))
        {
            SpeakForOthers = new HashSet<AccountId>
            {
                environment.ManagementAccount, environment.DelegatedAdministrator,
            },
            ManagementAccount = environment.ManagementAccount,
            RootSessions = environment.ParsedList(
                    EnvironmentVariables.RootSessionCallers,
                    text => RootSessionCaller.TryParse(text, partition),
                    "ROLE-ARN=TASK+TASK")
                .ToDictionary(caller => caller.Role, caller => caller.TaskPolicies, StringComparer.Ordinal),
            DeployRoles = environment.List(EnvironmentVariables.DeployRoles),
        };
    }
}
