using Guardrails.Local.Deployment.Resources;

namespace Guardrails.Local.Deployment;

/// <summary>Every resource type that the product's templates use. The only list.</summary>
internal static class ResourceHandlers
{
    private static readonly IResourceHandler[] All =
    [
        new LogGroupResource(),
        new RoleResource(),
        new FunctionResource(),
        new PermissionResource(),
        new OrganizationSetupResource(),
        new PolicyResource(),
        new OrganizationConfigRuleResource(),
        new OrganizationConformancePackResource(),
        new ConfigurationAggregatorResource(),
        new StoredQueryResource(),
        new StackSetResource(),
        new EventBusResource(),
        new EventBusPolicyResource(),
        new EventRuleResource(),
        new QueueResource(),
        new QueuePolicyResource(),
        new EventSourceMappingResource(),
        new BucketResource(),
        new BucketPolicyResource(),
        new ConfigurationRecorderResource(),
        new DeliveryChannelResource(),
    ];

    public static IEnumerable<string> Types => All.Select(handler => handler.Type);

    public static IResourceHandler? Find(string type) => Array.Find(All, handler => handler.Type == type);
}
