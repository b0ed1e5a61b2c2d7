using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The network and program that a call came from.</summary>
/// <param name="Address">An IP address, or the name of the AWS service that called.</param>
/// <param name="Agent">The program, as it calls itself.</param>
/// <param name="VpcEndpointId">The VPC endpoint that it went through.</param>
/// <param name="TlsVersion">The version of TLS, such as <c>TLSv1.3</c>.</param>
/// <param name="Host">The host that the client asked for.</param>
public sealed record ActivityOrigin(
    string? Address, string? Agent, string? VpcEndpointId, string? TlsVersion, string? Host)
{
    internal static ActivityOrigin Read(EventJson detail)
    {
        var tls = detail.OptionalObject("tlsDetails");
        return new(
            detail.Loose("sourceIPAddress"),
            detail.Loose("userAgent"),
            detail.Loose("vpcEndpointId"),
            tls?.Loose("tlsVersion"),
            tls?.Loose("clientProvidedHostHeader"));
    }
}
