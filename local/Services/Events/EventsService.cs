using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Events;

/// <summary>Amazon EventBridge: buses, their policies, rules and their targets.</summary>
internal sealed class EventsService : IService
{
    public string Name => "events";

    public IEnumerable<Operation> Operations => [.. EventBusOperations.All, .. EventRuleOperations.All];

    public IEnumerable<IResourceHandler> Resources =>
        [new EventBusResource(), new EventBusPolicyResource(), new EventRuleResource()];

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<IEventBuses>(new DefaultBuses(world));
        world.Offer<IPump>(new Deliveries(world));
        world.Offer<IPump>(new Schedules(world));
    }
}
