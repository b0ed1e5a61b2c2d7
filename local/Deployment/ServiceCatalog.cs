using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Deployment;

/// <summary>Services put together: every operation, every resource type, every rule of templates.</summary>
/// <param name="services">The services. What happens in several of them happens in this order.</param>
internal sealed class ServiceCatalog(IReadOnlyList<IService> services)
{
    private readonly Dictionary<string, IResourceHandler> _handlers =
        services.SelectMany(service => service.Resources).ToDictionary(handler => handler.Type, StringComparer.Ordinal);

    /// <summary>Every operation.</summary>
    public Operations Operations { get; } = new(services.SelectMany(service => service.Operations));

    /// <summary>The protocol of requests, by the service's signing name.</summary>
    public IReadOnlyDictionary<string, Protocol> Protocols { get; } = services
        .Where(service => service.Protocol is not null)
        .ToDictionary(service => service.Name, service => service.Protocol!, StringComparer.Ordinal);

    /// <summary>The rules that services have for templates.</summary>
    public IReadOnlyList<ITemplateRule> TemplateRules { get; } =
        [.. services.SelectMany(service => service.TemplateRules)];

    /// <summary>Every resource type that templates can have.</summary>
    public IEnumerable<string> Types => _handlers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The handler of a resource type, or null.</summary>
    public IResourceHandler? Find(string type) => _handlers.GetValueOrDefault(type);

    /// <summary>Starts every service in an organization.</summary>
    public void Start(World world)
    {
        foreach (var service in services)
            service.Start(world, this);
    }

    /// <summary>Adds the routes that nobody signs for.</summary>
    public void MapUnsigned(IEndpointRouteBuilder routes, World world)
    {
        foreach (var service in services)
            service.MapUnsigned(routes, world);
    }
}
