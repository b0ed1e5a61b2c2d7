using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>Trails as accounts of the organization see them.</summary>
/// <remarks>
/// An account sees the organization's trail in each Region where it or its copy stands. It asks for the status by ARN
/// where the trail is not its own, and for selectors in the home Region. AWS does not document whether a member account
/// that is no delegated administrator of CloudTrail may ask for selectors; tools report the error that it gets here:
/// https://github.com/turbot/steampipe-plugin-aws/issues/577. Sources:
/// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html,
/// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
/// </remarks>
internal static class TrailOperations
{
    private const string Service = "cloudtrail";

    public static IEnumerable<Operation> All =>
    [
        new(Service, "DescribeTrails", RequiredPermission.Of("cloudtrail:DescribeTrails"), Describe),
        new(Service, "GetTrailStatus", OnTrail("Name", "cloudtrail:GetTrailStatus"), Status),
        new(Service, "GetEventSelectors", OnTrail("TrailName", "cloudtrail:GetEventSelectors"), Selectors),
        LookupOperation.Lookup,
    ];

    private static Func<Call, JsonObject, RequiredPermission> OnTrail(string member, string action) =>
        (call, input) => new(action, Arn(call, input.Required(member)));

    private static JsonObject Describe(Call call, JsonObject input)
    {
        var named = input.Texts("trailNameList").Select(name => Arn(call, name)).ToList();
        var withCopies = input.Text("includeShadowTrails") != "false";
        return new()
        {
            ["trailList"] = new JsonArray(
            [
                .. call.World.Of<TrailState>().Trails
                    .Where(trail => trail.IsIn(call.Region)
                        && (withCopies || (IsOwner(call) && trail.HomeRegion == call.Region))
                        && (named.Count == 0 || named.Contains(trail.Arn)))
                    .Select(trail => new JsonObject
                    {
                        ["Name"] = trail.Name,
                        ["S3BucketName"] = $"{call.World.OrganizationId}-trail",
                        ["IncludeGlobalServiceEvents"] = trail.IsMultiRegion,
                        ["IsMultiRegionTrail"] = trail.IsMultiRegion,
                        ["HomeRegion"] = trail.HomeRegion,
                        ["TrailARN"] = trail.Arn,
                        ["LogFileValidationEnabled"] = true,
                        ["HasCustomEventSelectors"] = (trail.Selectors ?? trail.AdvancedSelectors) is not null,
                        ["HasInsightSelectors"] = false,
                        ["IsOrganizationTrail"] = true,
                    }),
            ]),
        };
    }

    private static JsonObject Status(Call call, JsonObject input)
    {
        var trail = Find(call, input.Required("Name"), trail => trail.IsIn(call.Region));
        return new() { ["IsLogging"] = trail.IsLogging };
    }

    private static JsonObject Selectors(Call call, JsonObject input)
    {
        var trail = Find(call, input.Required("TrailName"), trail => trail.HomeRegion == call.Region);
        if (!IsOwner(call))
        {
            throw new AwsError(
                "CloudTrailARNInvalidException",
                $"AccountID in ARN is wrong, you can only access resources with AccountID {call.Caller.AccountId}.");
        }

        var answer = new JsonObject { ["TrailARN"] = trail.Arn };
        if (trail.AdvancedSelectors is { } advanced)
            answer["AdvancedEventSelectors"] = advanced.DeepClone();
        else
            answer["EventSelectors"] = trail.Selectors?.DeepClone() ?? Default();
        return answer;
    }

    /// <summary>The selectors of a trail that nobody gave others.</summary>
    private static JsonArray Default() => new(new JsonObject
    {
        ["ReadWriteType"] = "All",
        ["IncludeManagementEvents"] = true,
        ["DataResources"] = new JsonArray(),
        ["ExcludeManagementEventSources"] = new JsonArray(),
    });

    private static OrganizationTrail Find(Call call, string nameOrArn, Func<OrganizationTrail, bool> isHere)
    {
        var arn = Arn(call, nameOrArn);
        return call.World.Of<TrailState>().Trails.Find(trail => trail.Arn == arn && isHere(trail))
            ?? throw new AwsError(
                "TrailNotFoundException", $"Unknown trail: {arn} for the user: {call.Caller.AccountId}");
    }

    /// <summary>The ARN that is meant: by a name, a trail of the caller's own account and Region.</summary>
    private static string Arn(Call call, string nameOrArn) => nameOrArn.Split(':') switch
    {
        [_] => $"arn:{call.World.Partition}:{Service}:{call.Region}:{call.Caller.AccountId}:trail/{nameOrArn}",
        ["arn", var partition, Service, { Length: > 0 }, { Length: 12 }, ['t', 'r', 'a', 'i', 'l', '/', _, ..]]
            when partition == call.World.Partition => nameOrArn,
        _ => throw new AwsError("CloudTrailARNInvalidException", $"{nameOrArn} is no ARN of a trail."),
    };

    private static bool IsOwner(Call call) =>
        call.Caller.AccountId == call.World.ManagementAccountId
        || call.World.DelegatedAdministrators.Exists(one =>
            one.AccountId == call.Caller.AccountId && one.Service == "cloudtrail.amazonaws.com");
}
