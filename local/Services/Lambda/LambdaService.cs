using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>AWS Lambda: functions, who may invoke them, and the queues that it polls for them.</summary>
internal sealed class LambdaService : IService
{
    public string Name => "lambda";

    public Protocol Protocol { get; } = new InvokeProtocol();

    public IEnumerable<Operation> Operations =>
        [.. LambdaOperations.All, .. EventSourceMappings.All, .. InvokeOperations.All];

    public IEnumerable<IResourceHandler> Resources =>
        [new FunctionResource(), new PermissionResource(), new EventSourceMappingResource()];

    public void Start(World world, ServiceCatalog services)
    {
        world.Offer<IFunctions>(new Invocation(world));
        world.Offer<IPump>(new AsynchronousInvocations(world));
        world.Offer<IPump>(new Polling(world));
    }
}
