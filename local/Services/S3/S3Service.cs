using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.S3;

/// <summary>Amazon S3: buckets and their policies, with nothing in them.</summary>
internal sealed class S3Service : IService
{
    public string Name => "s3";

    public IEnumerable<Operation> Operations => BucketOperations.All;

    public IEnumerable<IResourceHandler> Resources => [new BucketResource(), new BucketPolicyResource()];

    public void Start(World world, ServiceCatalog services) => world.Offer<IBuckets>(world.Of<S3State>());
}
