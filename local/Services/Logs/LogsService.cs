using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Logs;

/// <summary>Amazon CloudWatch Logs: log groups and their lines.</summary>
internal sealed class LogsService : IService
{
    public string Name => "logs";

    public IEnumerable<Operation> Operations => LogsOperations.All;

    public IEnumerable<IResourceHandler> Resources => [new LogGroupResource()];

    public void Start(World world, ServiceCatalog services) => world.Offer<ILogGroups>(new LogGroups(world));
}
