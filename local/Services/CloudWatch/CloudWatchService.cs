using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>Amazon CloudWatch: alarms on metrics that the services here have, and dashboards.</summary>
internal sealed class CloudWatchService : IService
{
    public string Name => "monitoring";

    public IEnumerable<Operation> Operations => [.. AlarmOperations.All, .. DashboardOperations.All];

    public IEnumerable<IResourceHandler> Resources => [new AlarmResource(), new DashboardResource()];

    public void Start(World world, ServiceCatalog services)
    {
        var metrics = new Metrics(world);
        world.Offer<IMetrics>(metrics);
        world.Offer<IPump>(new Alarms(world, metrics));
    }
}
