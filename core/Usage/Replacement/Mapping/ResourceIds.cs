using System.Text.RegularExpressions;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>
/// Ids of Amazon EC2, which tell by their beginning, or by their parameter, what they are ids of, wherever a request
/// has them.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html and, for the placeholders,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
/// </remarks>
internal static partial class ResourceIds
{
    private static readonly Dictionary<string, string> Beginnings = new(StringComparer.Ordinal)
    {
        ["InstanceId"] = "i",
        ["ImageId"] = "ami",
        ["SubnetId"] = "subnet",
        ["SecurityGroupId"] = "sg",
        ["VolumeId"] = "vol",
        ["SnapshotId"] = "snap",
        ["VpcId"] = "vpc",
        ["NetworkInterfaceId"] = "eni",
        ["LaunchTemplateId"] = "lt",
        ["AllocationId"] = "eipalloc",
        ["RouteTableId"] = "rtb",
        ["InternetGatewayId"] = "igw",
        ["NatGatewayId"] = "nat",
        ["NaclId"] = "acl",
        ["VpcEndpointId"] = "vpce",
        ["VpcPeeringConnectionId"] = "pcx",
        ["TransitGatewayId"] = "tgw",
        ["TransitGatewayAttachmentId"] = "tgw-attach",
        ["VpnConnectionId"] = "vpn",
        ["VpnGatewayId"] = "vgw",
        ["CustomerGatewayId"] = "cgw",
        ["DhcpOptionsId"] = "dopt",
        ["SecurityGroupRuleId"] = "sgr",
        ["CapacityReservationId"] = "cr",
        ["FleetId"] = "fleet",
    };

    /// <summary>The placeholders that the table fills, which a test compares with the service's.</summary>
    internal static IEnumerable<string> Placeholders => Beginnings.Keys;

    /// <summary>The ids for a placeholder; none where the request has none.</summary>
    public static IReadOnlyList<string> Of(string service, string placeholder, CallFacts facts) =>
        service == "ec2" && Beginnings.TryGetValue(placeholder, out var beginning)
            ? [.. facts.Texts().Where(text => IsId(text.Name, text.Value, placeholder, beginning))
                .Select(text => ParameterNames.Literal(text.Value)).Distinct(StringComparer.Ordinal)]
            : [];

    private static bool IsId(string parameter, string value, string placeholder, string beginning) =>
        Id().Match(value) is { Success: true } match
            ? match.Groups["beginning"].Value == beginning
            : string.Equals(parameter, placeholder, StringComparison.OrdinalIgnoreCase)
                && value.StartsWith(beginning + "-");

    [GeneratedRegex(@"\A(?<beginning>[a-z]+(-attach)?)-([0-9a-f]{8}|[0-9a-f]{17})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
