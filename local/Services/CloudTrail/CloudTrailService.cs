using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>AWS CloudTrail, as far as EventBridge hears of it. Nobody calls it here.</summary>
internal sealed class CloudTrailService : IService
{
    public string Name => "cloudtrail";

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<ICallListener>(new LoggedCalls());
        world.Offer<IAccountFollower>(new AccountEvents(world));
    }
}
