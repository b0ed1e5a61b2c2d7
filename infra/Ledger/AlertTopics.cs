using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;
using CfnTopic = Amazon.CDK.AWS.SNS.CfnTopic;

namespace Guardrails.Infra.Ledger;

/// <summary>The topics by which people are told, and their key.</summary>
internal sealed class AlertTopics : Construct
{
    public AlertTopics(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        var key = KeyResource.AddTo(
            this,
            "Key",
            "Encrypts the alerts of Guardrails",
            DeployedNames.AlertsKeyAlias,
            KeyPolicy.OfAlerts(config.Partition, config.DelegatedAdministrator),
            keep: false);
        Alerts = TopicResource.AddTo(this, "Alerts", DeployedNames.AlertsTopic, key, config, config.HomeRegion);
        TopicResource.Subscribe(this, Alerts, config.Alerts.Routes);
        Chat = config.Alerts.Chat
            ? TopicResource.AddTo(this, "Chat", DeployedNames.ChatTopic, key, config, config.HomeRegion)
            : null;
    }

    /// <summary>The topic of mails.</summary>
    public CfnTopic Alerts { get; }

    /// <summary>The topic for a chat; null where there is none.</summary>
    public CfnTopic? Chat { get; }

    /// <summary>Those that are there.</summary>
    public IReadOnlyList<CfnTopic> All => Chat is null ? [Alerts] : [Alerts, Chat];
}
