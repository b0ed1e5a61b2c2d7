using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Kms;

/// <summary>AWS KMS: keys, their policies and aliases. Nothing is encrypted; who may is decided as on AWS.</summary>
internal sealed class KmsService : IService
{
    public string Name => "kms";

    public IEnumerable<Operation> Operations => KeyOperations.All;

    public IEnumerable<IResourceHandler> Resources => [new KeyResource(), new AliasResource()];

    public void Start(World world, ServiceCatalog services) => world.Offer<IKeys>(new Keys(world));
}
