using System.Security.Cryptography;
using System.Text;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Constructs;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Organizations;
using Policy = Guardrails.Core.Roles.TopicPolicy;

namespace Guardrails.Infra.Constructs;

/// <summary>An encrypted topic of the delegated administrator account, its policy and its recipients.</summary>
internal static class TopicResource
{
    public static CfnTopic AddTo(
        Construct scope, string id, string name, CfnKey key, OrganizationConfig config, string region)
    {
        var topic = new CfnTopic(scope, id, new CfnTopicProps { TopicName = name, KmsMasterKeyId = key.AttrArn });
        new CfnTopicPolicy(scope, id + "Policy", new CfnTopicPolicyProps
        {
            Topics = [topic.Ref],
            PolicyDocument = JsiiData.Of(
                Policy.Of(config.Partition, config.DelegatedAdministrator, region, topic.Ref)),
        });
        return topic;
    }

    /// <summary>The recipients, each with what is told to it. AWS asks each to confirm.</summary>
    /// <remarks>
    /// A filter keeps from a recipient every message without the attributes, such as an alarm's. A message about the
    /// watch itself, such as its sign of life, passes every filter. One who is told everything has none.
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    /// <para>
    /// Each is named by its address, and not by its place in the list: a place that gets another address would be
    /// replaced, and Amazon SNS gives the replacement the subscription that the address has already, which the cleanup
    /// of the deploy then ends.
    /// </para>
    /// </remarks>
    public static void Subscribe(Construct scope, CfnTopic topic, IEnumerable<AlertRoute> routes)
    {
        foreach (var route in routes)
        {
            new CfnSubscription(scope, IdOf(route.Email), new CfnSubscriptionProps
            {
                TopicArn = topic.Ref,
                Protocol = "email",
                Endpoint = route.Email,
                FilterPolicy = route.IsOfEverything ? null : Filter(route),
            });
        }
    }

    /// <summary>The name of an address in a template; addresses that differ in case alone are one.</summary>
    private static string IdOf(string address) =>
        "Route" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())))[..16];

    private static Dictionary<string, object> Filter(AlertRoute route)
    {
        var filter = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [TopicMessage.SeverityAttribute] = route.Severities.Append(TopicMessage.OfTheWatch).ToArray(),
        };
        if (route.Kinds is not [])
        {
            filter[TopicMessage.KindAttribute] =
                route.Kinds.Select(kind => kind.Name).Append(TopicMessage.OfTheWatch).ToArray();
        }

        return filter;
    }
}
