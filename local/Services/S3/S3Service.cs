using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.S3;

/// <summary>Amazon S3: buckets, their policies, and objects that are written and read.</summary>
internal sealed class S3Service : IService
{
    public string Name => "s3";

    public Protocol Protocol { get; } = new ObjectProtocol();

    public IEnumerable<Operation> Operations => [.. BucketOperations.All, .. ObjectOperations.All];

    public IEnumerable<IResourceHandler> Resources => [new BucketResource(), new BucketPolicyResource()];

    public void Start(World world, ServiceCatalog services) => world.Offer<IBuckets>(world.Of<S3State>());
}
