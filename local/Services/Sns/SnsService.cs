using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Amazon SNS: standard topics, their policies, subscriptions by e-mail, and what they deliver.</summary>
internal sealed class SnsService : IService
{
    public string Name => "sns";

    public Protocol Protocol { get; } = new QueryProtocol(
        "http://sns.amazonaws.com/doc/2010-03-31/", accessDenied: "AuthorizationError", invalid: "InvalidParameter");

    public IEnumerable<Operation> Operations =>
        [.. TopicOperations.All, .. SubscriptionOperations.All, .. PublishOperations.All];

    public IEnumerable<IResourceHandler> Resources =>
        [new TopicResource(), new TopicPolicyResource(), new SubscriptionResource()];

    public void Start(World world, ServiceCatalog services) => world.Offer<ITopics>(new Topics(world));
}
