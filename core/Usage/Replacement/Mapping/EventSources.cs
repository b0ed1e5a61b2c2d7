namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The IAM prefix of the service that logs an event.</summary>
/// <remarks>
/// Mostly the first part of the event source. The exceptions are those of trailscraper's table
/// (https://github.com/flosell/trailscraper, cloudtrail.py, Apache-2.0) and of cloudtrail_service_mappings in
/// https://github.com/iann0036/iam-dataset (aws/map.json, MIT). Each prefix is one of
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </remarks>
internal static class EventSources
{
    private const string Suffix = ".amazonaws.com";

    internal static readonly IReadOnlyDictionary<string, string> Exceptions =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["amazonmq"] = "mq",
            ["appstream2"] = "appstream",
            ["billingconsole"] = "billing",
            ["cloudcontrolapi"] = "cloudformation",
            ["iotdata"] = "iot",
            ["migrationhub"] = "mgh",
            ["models.lex"] = "lex",
            ["monitoring"] = "cloudwatch",
            ["mturk-requester"] = "mechanicalturk",
            ["opensearchservice"] = "es",
            ["pinpoint"] = "mobiletargeting",
            ["pricelist"] = "pricing",
            ["rdsdata"] = "rds-data",
            ["runtime.lex"] = "lex",
            ["streams.dynamodb"] = "dynamodb",
            ["tagging"] = "tag",
        };

    /// <summary>The service of an event source, or null where AWS lists none.</summary>
    public static IamService? Service(string eventSource, IamCatalog catalog)
    {
        var name = eventSource.EndsWith(Suffix, StringComparison.Ordinal) ? eventSource[..^Suffix.Length] : eventSource;
        return Exceptions.TryGetValue(name, out var prefix) ? catalog.Find(prefix) : catalog.Find(name.Split('.')[0]);
    }
}
