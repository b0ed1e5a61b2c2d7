using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Turns signed requests into calls of those who hold the keys.</summary>
/// <param name="world">The organization.</param>
/// <param name="operations">Every operation.</param>
/// <param name="protocols">The protocol of each service's requests, by its signing name.</param>
internal sealed partial class SignedCalls(
    World world, Operations operations, IReadOnlyDictionary<string, Protocol> protocols) : IWireBackend
{
    /// <inheritdoc/>
    public Protocol ProtocolOf(string service) =>
        protocols.GetValueOrDefault(service)
            ?? throw new AwsError("UnknownService", $"The embedded organization has no service {service}.", 501);

    /// <inheritdoc/>
    public bool Has(string service, string operation) => operations.Has(service, operation);

    /// <inheritdoc/>
    /// <remarks>Source: the regionRegex of each partition in botocore's data/partitions.json.</remarks>
    public bool HasRegion(string region) => (world.Partition switch
    {
        "aws-us-gov" => GovCloud(),
        "aws-cn" => China(),
        _ => Commercial(),
    }).IsMatch(region);

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

    [GeneratedRegex(@"^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Commercial();

    [GeneratedRegex(@"^us-gov-\w+-\d+\z")]
    private static partial Regex GovCloud();

    [GeneratedRegex(@"^cn-\w+-\d+\z")]
    private static partial Regex China();

    private sealed class Signer(World world, Operations operations, Identity identity) : ISigner
    {
        public LocalCredentials Credentials => identity.Credentials;

        public string Arn => identity.Principal.Arn;

        public bool Expired => identity.ExpiresAt <= world.Now;

        public Task<JsonObject> InvokeAsync(string service, string region, string operation, JsonObject input) =>
            operations.InvokeAsync(Call.By(world, identity.Principal, region), service, operation, input);
    }
}
