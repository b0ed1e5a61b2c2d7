using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Deployment;

/// <summary>
/// One AWS service, whole in its folder: state, operations and resources. Others know it by what it offers to the
/// world, by interfaces of <see cref="Calls"/>, and so a service comes and goes with its folder and its line in the
/// list of services.
/// </summary>
internal interface IService
{
    /// <summary>The signing name, such as <c>organizations</c>.</summary>
    string Name { get; }

    /// <summary>The protocol of its requests; null where only CloudFormation and other services call it here.</summary>
    Protocol? Protocol => null;

    /// <summary>Its operations.</summary>
    IEnumerable<Operation> Operations => [];

    /// <summary>Handlers of its resource types.</summary>
    IEnumerable<IResourceHandler> Resources => [];

    /// <summary>Rules that it has for a whole template.</summary>
    IEnumerable<ITemplateRule> TemplateRules => [];

    /// <summary>
    /// Starts it in an organization: here it offers to others what they may use of it, its pumps among them.
    /// </summary>
    void Start(World world, ServiceCatalog services) { }

    /// <summary>Adds routes that nobody signs for.</summary>
    void MapUnsigned(IEndpointRouteBuilder routes, World world) { }
}
