using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using static Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// Where a service answers: the configured URL, else the one endpoint of the region's partition with the region
/// that signs there, else the regional endpoint. Each has a FIPS endpoint beside it in AWS's commercial partition; in
/// GovCloud most services have one only.
/// </summary>
/// <param name="service">The service's name in its endpoints.</param>
/// <param name="fipsHostInGovCloud">True where the FIPS endpoint has a name of its own in GovCloud, too.</param>
internal sealed class EndpointTable(string service, bool fipsHostInGovCloud = false) : IEndpointProvider
{
    private const string Commercial = "aws";
    private const string GovCloud = "aws-us-gov";

    private readonly Dictionary<(string Partition, bool Fips), Endpoint> global = [];

    /// <summary>A partition in which the service has one endpoint for all regions.</summary>
    /// <param name="partition">Its name.</param>
    /// <param name="url">The endpoint.</param>
    /// <param name="signingRegion">The region that signs there.</param>
    /// <param name="fips">Its FIPS endpoint; null where it has none.</param>
    public EndpointTable Global(string partition, string url, string signingRegion, string fips = null)
    {
        var signing =
            $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{service}}","signingRegion":"{{signingRegion}}"}]}""";
        global.Add((partition, Fips: false), new(url, signing, ""));
        if (fips is not null)
            global.Add((partition, Fips: true), new(fips, signing, ""));
        return this;
    }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        if (parameters["UseDualStack"] is true)
            throw Unknown("dual-stack endpoints");
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return fips
                ? throw new AmazonClientException(
                    "Invalid Configuration: FIPS and custom endpoint are not supported")
                : new(url);
        }

        if (parameters["Region"] is not string { Length: > 0 } region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        var partition = Partition(region);
        if (global.TryGetValue((partition.name, fips), out var endpoint))
            return new(endpoint.URL) { Attributes = endpoint.Attributes, Headers = endpoint.Headers };
        var isGlobal = global.ContainsKey((partition.name, Fips: false));
        if (fips && (isGlobal || partition.name is not (Commercial or GovCloud)))
            throw Unknown($"FIPS endpoint in {region}");
        var host = fips && (partition.name == Commercial || fipsHostInGovCloud) ? $"{service}-fips" : service;
        return new($"https://{host}.{region}.{partition.dnsSuffix}");
    }

    private AmazonClientException Unknown(string what) => new(
        $"The embedded {service} client knows no {what}; build with -p:AwsSdk=official, or turn the setting off.");
}
