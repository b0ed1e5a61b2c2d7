using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Guardrails.Sdk.Wire;

/// <summary>Defaults of every service configuration: the SDK's published modes and a name for the logs.</summary>
internal static class ServiceDefaults
{
    // Modes and timeouts: https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html
    public static IDefaultConfigurationProvider Provider { get; } = new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1100),
    ]);

    // In AWS's logs a request is one of the SDK that sent it; this folder has no version of its own.
    private static readonly string CoreVersion = typeof(AmazonServiceClient).Assembly
        .GetCustomAttribute<AssemblyFileVersionAttribute>().Version;

    public static string UserAgent(string serviceId) => InternalSDKUtils.BuildUserAgentString(serviceId, CoreVersion);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) =>
        new DefaultConfiguration
        {
            Name = name,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
            TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        };
}
