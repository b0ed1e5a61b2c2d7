using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>A resource that an event lists.</summary>
/// <param name="Type">Its type, such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="AccountId">The account that owns it, as it is written.</param>
public sealed record ActivityResource(string? Arn, string? Type, string? AccountId)
{
    internal static ActivityResource Read(EventJson resource) =>
        new(resource.Loose("ARN") ?? resource.Loose("arn"), resource.Loose("type"), resource.Loose("accountId"));
}
