using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS Config: rules, packs, aggregators, queries, recorders.</summary>
internal sealed class ConfigService : IService
{
    public string Name => "config";

    public Protocol Protocol { get; } = new JsonProtocol("StarlingDoveService");

    public IEnumerable<Operation> Operations =>
    [
        .. OrganizationRules.All,
        .. OrganizationPacks.All,
        .. Aggregators.All,
        .. AggregateOperations.All,
        .. StoredQueries.All,
        .. Evaluations.All,
        .. AccountRules.All,
        .. OnDemandEvaluation.All,
        .. Recorders.All,
    ];

    public IEnumerable<IResourceHandler> Resources =>
    [
        new OrganizationConfigRuleResource(),
        new OrganizationConformancePackResource(),
        new ConfigurationAggregatorResource(),
        new StoredQueryResource(),
        new ConfigurationRecorderResource(),
        new DeliveryChannelResource(),
    ];

    public IEnumerable<ITemplateRule> TemplateRules => [new RecorderPair()];

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<IConfigRules>(new ConfigRules(world));
        world.Offer<IAccountFollower>(new NewMembers(world));
        world.Offer<IPump>(new StartedEvaluations(world));
    }
}
