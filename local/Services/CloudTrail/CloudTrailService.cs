using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>AWS CloudTrail: the trails of the organization, and what EventBridge hears of calls.</summary>
internal sealed class CloudTrailService : IService
{
    public string Name => "cloudtrail";

    public Protocol Protocol { get; } = new JsonProtocol("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101");

    public IEnumerable<Operation> Operations => TrailOperations.All;

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<ITrails>(new TrailMaking(world));
        world.Offer<ICallListener>(new LoggedCalls());
        world.Offer<IAccountFollower>(new AccountEvents(world));
    }
}
