using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Recorder;

/// <summary>
/// One account's recorder, its role and its delivery channel. It records compliance and nothing else: the least that
/// makes AWS Config evaluate, and what its advanced queries and compliance timelines read.
/// </summary>
internal static class RecorderDefinition
{
    public const string Description =
        "An AWS Config recorder for accounts that have none, so that the rules of Guardrails reach them";

    /// <summary>Compliance of accounts and of conformance packs.</summary>
    private static readonly string[] Recorded =
        ["AWS::Config::ResourceCompliance", "AWS::Config::ConformancePackCompliance"];

    /// <summary>The template, for the StackSet.</summary>
    /// <remarks>
    /// Neither recorder nor channel depends on the other: CloudFormation creates both at once, as each waits
    /// for the other.
    /// Source:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html
    /// </remarks>
    public static JsonObject Template(OrganizationConfig config, ProductRole role) => InnerTemplate.Of(
        Description,
        ("Role", RoleResource.InTemplate(role)),
        ("Recorder", InnerTemplate.Resource("AWS::Config::ConfigurationRecorder", new JsonObject
        {
            ["Name"] = DeployedNames.ConfigRecorder,
            ["RoleARN"] = InnerTemplate.ArnOf("Role"),
            ["RecordingGroup"] = new JsonObject
            {
                ["AllSupported"] = false,
                ["IncludeGlobalResourceTypes"] = false,
                ["ResourceTypes"] = new JsonArray([.. Recorded.Select(type => JsonValue.Create(type))]),
            },
        })),
        ("Channel", InnerTemplate.Resource("AWS::Config::DeliveryChannel", new JsonObject
        {
            ["Name"] = DeployedNames.ConfigRecorder,
            ["S3BucketName"] = ConfigRecorderRole.Bucket(config),
        })));
}
