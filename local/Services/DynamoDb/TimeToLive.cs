using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Removes items whose time is up. AWS does so within some days; here it happens at once.</summary>
internal sealed class TimeToLive(World world) : IPump
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(Pumped done, CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            var removed = false;
            foreach (var table in world.Of<DynamoDbState>().Tables.Values.Where(table => table.TimeToLive is not null))
            {
                foreach (var item in table.Items.Where(item => IsOver(table, item)).ToList())
                {
                    table.Change(table.KeyOf(item), item: null, world.Now, byTimeToLive: true);
                    removed = true;
                }
            }

            return Task.FromResult(removed);
        }
    }

    private bool IsOver(Table table, JsonObject item) =>
        item[table.TimeToLive!] is JsonObject value && value["N"] is JsonValue number
        && long.TryParse(number.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < world.Now.ToUnixTimeSeconds();
}
