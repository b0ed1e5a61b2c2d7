using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Turns signed requests into calls of those who hold the keys.</summary>
/// <param name="world">The organization.</param>
/// <param name="operations">Every operation.</param>
/// <param name="protocols">The protocol of each service's requests, by its signing name.</param>
internal sealed class SignedCalls(
    World world, Operations operations, IReadOnlyDictionary<string, Protocol> protocols) : IWireBackend
{
    /// <inheritdoc/>
    public Protocol ProtocolOf(string service) =>
        protocols.GetValueOrDefault(service)
            ?? throw new AwsError("UnknownService", $"The embedded organization has no service {service}.", 501);

    /// <inheritdoc/>
    public bool Has(string service, string operation) => operations.Has(service, operation);

    /// <inheritdoc/>
    public bool HasRegion(string region) => world.KnownPartition.HasRegion(region);

    /// <inheritdoc/>
    public ISigner? Find(string accessKeyId)
    {
        lock (world.Gate)
        {
            return world.Of<Sessions>().Find(world, accessKeyId) is { } identity
                ? new Signer(world, operations, identity)
                : null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MapsOf(string service, string operation) => operations.Find(service, operation).Maps;

    private sealed class Signer(World world, Operations operations, Identity identity) : ISigner
    {
        public LocalCredentials Credentials => identity.Credentials;

        public string Arn => identity.Principal.Arn;

        public bool Expired => identity.ExpiresAt <= world.Now;

        public Task<JsonObject> InvokeAsync(string service, string region, string operation, JsonObject input) =>
            operations.InvokeAsync(
                Call.By(world, identity.Principal, region) with { AccessKeyId = identity.Credentials.AccessKeyId },
                service,
                operation,
                input);
    }
}
