using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The ARNs of the ledger, its keys and what tells people: all in the home Region.</summary>
public static class LedgerArns
{
    /// <summary>The table.</summary>
    public static string Table(OrganizationConfig config) => Of(config, "dynamodb", $"table/{DeployedNames.Ledger}");

    /// <summary>The index that lists what is to be looked at.</summary>
    public static string Index(OrganizationConfig config) => $"{Table(config)}/index/{LedgerKey.ListIndex}";

    /// <summary>The table's stream, whose name AWS makes.</summary>
    public static string Stream(OrganizationConfig config) => $"{Table(config)}/stream/{Gap.Name}";

    /// <summary>A key, whose id AWS makes.</summary>
    public static string Key(OrganizationConfig config) => Of(config, "kms", $"key/{Gap.Name}");

    /// <summary>A topic.</summary>
    public static string Topic(OrganizationConfig config, string topic) => Of(config, "sns", topic);

    /// <summary>The topics that messages go to.</summary>
    public static IReadOnlyList<string> Topics(OrganizationConfig config) =>
    [
        .. from topic in TopicNames(config) select Topic(config, topic),
    ];

    /// <summary>The names of the topics that messages go to.</summary>
    public static IReadOnlyList<string> TopicNames(OrganizationConfig config) =>
        config.Alerts.Chat ? [DeployedNames.AlertsTopic, DeployedNames.ChatTopic] : [DeployedNames.AlertsTopic];

    /// <summary>A queue.</summary>
    public static string Queue(OrganizationConfig config, string queue) => Of(config, "sqs", queue);

    private static string Of(OrganizationConfig config, string service, string resource) =>
        $"arn:{config.Partition}:{service}:{config.HomeRegion}:{config.DelegatedAdministrator}:{resource}";
}
