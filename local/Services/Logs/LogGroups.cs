using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Logs;

/// <summary>Log groups for services that write to them.</summary>
internal sealed class LogGroups(World world) : ILogGroups
{
    /// <inheritdoc/>
    public ILogGroup? Find(string accountId, string region, string name) =>
        world.Of<LogsState>().LogGroups.GetValueOrDefault(LogGroup.ArnOf(world, accountId, region, name));
}
