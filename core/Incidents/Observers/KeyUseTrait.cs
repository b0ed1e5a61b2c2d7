using System.Net;
using System.Net.Sockets;
using Guardrails.Core.Activity;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>Something by which one use of a key differs from another.</summary>
/// <param name="Name"><c>network</c>, <c>service</c> or <c>Region</c>.</param>
/// <param name="Value">Its value, such as <c>203.0.113.0/24</c>.</param>
public sealed record KeyUseTrait(string Name, string Value)
{
    private const int NetworkBitsOfIpV4 = 24;
    private const int NetworkBitsOfIpV6 = 48;

    /// <summary>The traits of a call.</summary>
    public static IReadOnlyList<KeyUseTrait> Of(RootActivity activity) =>
    [
        .. Where("network", activity.Origin.Address is { } address ? Network(address) : null),
        .. Where("service", activity.EventSource),
        .. Where("Region", activity.Region),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Value}";

    /// <summary>
    /// The network of an address: an office or a provider changes addresses within one. The name of a service stays.
    /// </summary>
    private static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var ip))
            return address;
        var (bytes, bits) = (ip.GetAddressBytes(),
            ip.AddressFamily == AddressFamily.InterNetwork ? NetworkBitsOfIpV4 : NetworkBitsOfIpV6);
        Array.Clear(bytes, bits / 8, bytes.Length - bits / 8);
        return $"{new IPAddress(bytes)}/{bits}";
    }

    private static IEnumerable<KeyUseTrait> Where(string name, string? value) =>
        string.IsNullOrEmpty(value) ? [] : [new(name, value)];
}

/// <summary>One use of a root key.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="Event">The event that tells of it.</param>
/// <param name="Traits">Everything by which it may differ from another one.</param>
public sealed record KeyUse(string AccessKeyId, string Event, IReadOnlyList<KeyUseTrait> Traits)
{
    /// <summary>The use that an event tells of; null where no long-term key of a root user signed the call.</summary>
    public static KeyUse? Of(RootActivity activity) =>
        activity.Caller.TryGet(out var caller) && caller.IsRoot && activity.Id.EventId.TryGet(out var id)
            && caller.Credential is { Kind: CredentialKind.LongTerm, AccessKeyId: { Length: > 0 } key }
                ? new(key, id, KeyUseTrait.Of(activity))
                : null;
}
