using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using static Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// Where a service answers: the configured URL, else the one endpoint of the region's partition with the region
/// that signs there, else the regional endpoint.
/// </summary>
internal sealed class EndpointTable(string service) : IEndpointProvider
{
    private readonly Dictionary<string, Endpoint> global = [];

    /// <summary>A partition in which the service has one endpoint for all regions.</summary>
    public EndpointTable Global(string partition, string url, string signingRegion)
    {
        var signing =
            $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{service}}","signingRegion":"{{signingRegion}}"}]}""";
        global.Add(partition, new(url, signing, ""));
        return this;
    }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["UseFIPS"] is true || parameters["UseDualStack"] is true)
        {
            throw new AmazonClientException(
                $"The embedded {service} client knows no FIPS or dual-stack endpoints; build with -p:AwsSdk=official.");
        }

        if (parameters["Endpoint"] is string { Length: > 0 } url)
            return new(url);
        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        var partition = Partition(region);
        return global.TryGetValue(partition.name, out var endpoint)
            ? new(endpoint.URL) { Attributes = endpoint.Attributes, Headers = endpoint.Headers }
            : new($"https://{service}.{region}.{partition.dnsSuffix}");
    }
}
