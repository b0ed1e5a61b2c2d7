using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Amazon DynamoDB: tables with an index, a stream and a time to live.</summary>
internal sealed class DynamoDbService : IService
{
    public string Name => "dynamodb";

    public Protocol Protocol { get; } = new JsonProtocol("DynamoDB_20120810", version: "1.0");

    public IEnumerable<Operation> Operations => [.. ItemOperations.All, .. TableOperations.All];

    public IEnumerable<IResourceHandler> Resources => [new TableResource()];

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<ITableStreams>(new TableStreams(world));
        world.Offer<IPump>(new TimeToLive(world));
    }
}
