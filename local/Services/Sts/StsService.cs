using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sts;

/// <summary>AWS STS: sessions, which are a matter of authorization.</summary>
internal sealed class StsService : IService
{
    public string Name => "sts";

    public Protocol Protocol { get; } = new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/");

    public IEnumerable<Operation> Operations => StsOperations.All;
}
