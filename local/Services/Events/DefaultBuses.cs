using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Events;

/// <summary>The buses on which AWS services put events: one in every account and Region.</summary>
internal sealed class DefaultBuses(World world) : IEventBuses
{
    /// <inheritdoc/>
    public void Put(string accountId, string region, JsonObject @event) =>
        EventTraffic.Put(world, EventsState.DefaultBus(world, accountId, region), @event);
}
