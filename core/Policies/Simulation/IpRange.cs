using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>An IP address, or a range of them in CIDR form.</summary>
/// <param name="Bits">The address, at the right end.</param>
/// <param name="Length">The number of bits of an address: 32 or 128.</param>
/// <param name="Prefix">The number of bits that the range fixes; null for an address without a prefix.</param>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IpRange(UInt128 Bits, int Length, int? Prefix)
{
    private const int IPv4 = 32;
    private const int IPv6 = 128;

    public static bool TryParse(string text, out IpRange value)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var prefix = -1;
        value = default;
        if (slash >= 0
            && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
            return false;
        if (!TryParseAddress(slash < 0 ? text : text[..slash], out var bits, out var length) || prefix > length)
            return false;
        value = new IpRange(bits, length, slash < 0 ? null : prefix);
        return true;
    }

    /// <summary>Tells whether an address of a request is in this range.</summary>
    public Truth Contains(IpRange address)
    {
        if (address.Prefix is not null)
            return Truth.Unknown($"the request's value is a range of addresses");
        if (Length != address.Length)
            return IsIPv4InIPv6 || address.IsIPv4InIPv6
                ? Truth.Unknown($"whether an IPv4 address in IPv6 form is the same is not documented")
                : Truth.No;
        if (Prefix is { } prefix)
            return Truth.Of(SharesPrefix(address, prefix));

        // AWS takes /32 where a prefix is missing, and does not say whether that holds for IPv6.
        return SharesPrefix(address, Length) ? Truth.Yes
            : Length == IPv6 && SharesPrefix(address, IPv4)
                ? Truth.Unknown($"which prefix an IPv6 address without one has is not documented")
            : Truth.No;
    }

    private bool IsIPv4InIPv6 => Length == IPv6 && Bits >> IPv4 == 0xFFFF;

    private bool SharesPrefix(IpRange other, int prefix) =>
        prefix == 0 || (Bits ^ other.Bits) >> (Length - prefix) == UInt128.Zero;

    // .NET also reads forms that CIDR does not have: 1.2, 0x7f.0.0.1, [::1]:80, fe80::1%eth0.
    private static bool TryParseAddress(string text, out UInt128 bits, out int length)
    {
        (bits, length) = (default, default);
        if (text.AsSpan().IndexOfAny("[%]") >= 0 || !IPAddress.TryParse(text, out var address))
            return false;
        Span<byte> bytes = stackalloc byte[IPv6 / 8];
        address.TryWriteBytes(bytes, out var written);
        length = written * 8;
        bits = length == IPv4
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text;
    }
}
