using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>AWS CloudFormation: StackSets and custom resources. What every template needs is in Deployment.</summary>
internal sealed class CloudFormationService : IService
{
    public string Name => "cloudformation";

    public Protocol Protocol { get; } = new QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/");

    public IEnumerable<Operation> Operations => [.. OrganizationsAccess.All, .. StackSets.All];

    public IEnumerable<IResourceHandler> Resources => [new OrganizationSetupResource(), new StackSetResource()];

    public void Start(World world, ServiceCatalog services) =>
        world.Offer<IAccountFollower>(new NewInstances(world, services));

    public void MapUnsigned(IEndpointRouteBuilder routes, World world) => CustomResourceAnswers.Map(routes, world);
}
