using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;
using Guardrails.Core.Usage;

namespace Guardrails.Tests.Unit.Usage;

/// <summary>Events of a root access key, and what is read of them.</summary>
internal static class KeyEvents
{
    public const string Key = "AKIAIOSFODNN7EXAMPLE";
    public const string Session = "ASIAIOSFODNN7EXAMPLE";

    public static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static readonly UsageWindow Window = UsageWindow.Before(Now, UsageWindow.DaysOfHistory);

    public static readonly Reading<RootKeyUse> NeverUsed = Reading.All<RootKeyUse>();

    /// <summary>An event of the key: S3's list of buckets from one address, unless told otherwise.</summary>
    public static string Json(string id, JsonObject? changes = null, string key = Key)
    {
        var detail = new JsonObject
        {
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "Root",
                ["principalId"] = "444444444444",
                ["arn"] = "arn:aws:iam::444444444444:root",
                ["accountId"] = "444444444444",
                ["accessKeyId"] = key,
            },
            ["eventSource"] = "s3.amazonaws.com",
            ["eventName"] = "ListBuckets",
            ["eventID"] = id,
            ["sourceIPAddress"] = "192.0.2.7",
            ["userAgent"] = "[aws-cli/2.15]",
        };
        foreach (var (name, value) in changes ?? [])
            detail[name] = value?.DeepClone();
        return JsonNode.Parse(RootEvent.With(null, detail))!["detail"]!.ToJsonString();
    }

    public static RootActivity Of(string id, JsonObject? changes = null, string key = Key) =>
        RootActivity.ParseRecord(Json(id, changes, key));

    public static RootActivity At(string id, DateTimeOffset time, string key = Key) =>
        Of(id, new() { ["eventTime"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }, key);

    public static RootActivity OpensSession(
        string id, string? session = Session, DateTimeOffset? expires = null) => Of(id, new()
    {
        ["eventSource"] = "sts.amazonaws.com",
        ["eventName"] = "GetSessionToken",
        ["responseElements"] = session is null
            ? null
            : new JsonObject
            {
                ["credentials"] = new JsonObject
                {
                    ["accessKeyId"] = session,
                    ["expiration"] = expires?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                },
            },
    });

    public static KeyUsage Read(params IEnumerable<RootActivity> events) => Read(NeverUsed, [], events);

    public static KeyUsage Read(
        Reading<RootKeyUse> uses, IEnumerable<UsageGap> gaps, params IEnumerable<RootActivity> events)
    {
        var log = new UsageLog();
        foreach (var one in events)
            log.Add(one);
        return log.Of(Key, Window, uses, gaps);
    }

    public static Reading<RootKeyUse> UsedAt(DateTimeOffset at, string? service = "s3", string? region = "us-east-1") =>
        Reading.All(new RootKeyUse(at, service, region));
}
