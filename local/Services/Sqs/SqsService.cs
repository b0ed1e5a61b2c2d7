using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sqs;

/// <summary>Amazon SQS: standard queues, their policies and their messages.</summary>
internal sealed class SqsService : IService
{
    public string Name => "sqs";

    public Protocol Protocol { get; } = new JsonProtocol("AmazonSQS");

    public IEnumerable<Operation> Operations => [.. QueueOperations.All, .. SendOperations.All];

    public IEnumerable<IResourceHandler> Resources => [new QueueResource(), new QueuePolicyResource()];

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<IQueues>(new Queues(world));
        world.Offer<IGauges>(new QueueGauges(world));
    }
}
