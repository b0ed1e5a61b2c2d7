using System.Text.Json.Nodes;

namespace Guardrails.Local.Calls;

/// <summary>Takes events from AWS services.</summary>
internal interface IEventBuses
{
    /// <summary>Puts an event on the default bus of an account in a Region.</summary>
    void Put(string accountId, string region, JsonObject @event);
}
