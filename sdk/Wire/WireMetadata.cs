using Amazon.Runtime.Internal;

namespace Guardrails.Sdk.Wire;

internal sealed class WireMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
