using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Detection;

/// <summary>
/// The alarms of the evaluator. An alarm tells a topic of its own Region only, so that where the rules do not run at
/// home there is one here, which tells those who are told everything.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
/// </remarks>
internal sealed class EvaluatorHealth : Construct
{
    public EvaluatorHealth(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        AlarmResources.AddTo(
            this,
            HealthAlarms.OfEvaluator(),
            config.DetectsElsewhere ? [OwnTopic(config)] : LedgerArns.Topics(config));
    }

    private string OwnTopic(OrganizationConfig config)
    {
        var key = KeyResource.AddTo(
            this,
            "Key",
            "Encrypts the alarms of Guardrails",
            DeployedNames.HealthKeyAlias,
            KeyPolicy.OfAlerts(config.Partition, config.DelegatedAdministrator),
            keep: false);
        var topic = TopicResource.AddTo(
            this, "Topic", DeployedNames.HealthTopic, key, config, config.DetectionRegion);
        TopicResource.Subscribe(this, topic, config.Alerts.Routes.Where(route => route.IsOfEverything));
        return topic.Ref;
    }
}
