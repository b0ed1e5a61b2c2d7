using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Recorder;

/// <summary>
/// One account's recorder, its role and its delivery channel. It records compliance and nothing else: the least that makes
/// AWS Config evaluate, and what its advanced queries and compliance timelines read.
/// </summary>
/// <remarks>
/// A role and not AWS Config's service-linked role: acting by that one, AWS Config delivers as a service, for which conditions on
/// the organization do not work, and AWS recommends a role for a bucket that an organization shares (docs/adr/0006).
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html and iamrole-permissions.html there.
/// </remarks>
internal sealed class RecorderDefinition(OrganizationConfig config)
{
    public const string Description = "An AWS Config recorder for accounts that have none, so that the rules of Guardrails reach them";

    /// <summary>Compliance of accounts and of conformance packs.</summary>
    private static readonly string[] Recorded = ["AWS::Config::ResourceCompliance", "AWS::Config::ConformancePackCompliance"];

    /// <summary>What an object must be delivered with: the bucket's owner owns it.</summary>
    public const string OwnerControls = "bucket-owner-full-control";

    /// <summary>What AWS Config does to the bucket before it delivers.</summary>
    public static readonly Patterns Checks = Patterns.Of("s3:GetBucketAcl", "s3:ListBucket");

    /// <summary>How AWS Config delivers: the second is needed to say who shall own the object.</summary>
    public static readonly Patterns Delivers = Patterns.Of("s3:PutObject", "s3:PutObjectAcl");

    /// <summary>The bucket.</summary>
    public string Bucket { get; } = $"arn:{config.Partition}:s3:::{DeployedNames.RecorderBucket(config.DelegatedAdministrator, config.HomeRegion)}";

    /// <summary>Where an account's recorder delivers to: AWS Config chooses the path, and this variable keeps each account to its own.</summary>
    public string Delivered => $"{Bucket}/AWSLogs/${{aws:PrincipalAccount}}/Config/*";

    /// <summary>What the recorder's role may do besides reading what AWS Config reads.</summary>
    public PolicyDocument Permissions => new(
        [
            new PolicyStatement(Effect.Allow, Checks, Patterns.Of(Bucket)) { Sid = "CheckBucket" },
            new PolicyStatement(Effect.Allow, Delivers, Patterns.Of(Delivered)) { Sid = "Deliver" }.When("StringEquals", "s3:x-amz-acl", OwnerControls),
        ]);

    /// <summary>The template, for the StackSet.</summary>
    public JsonObject Template() => new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = Description,
        ["Resources"] = new JsonObject
        {
            ["Role"] = Resource("AWS::IAM::Role", new()
            {
                ["RoleName"] = DeployedNames.ConfigRecorder,
                ["Description"] = "Lets AWS Config record compliance and deliver it",
                ["AssumeRolePolicyDocument"] = Trust(),
                ["ManagedPolicyArns"] = new JsonArray($"arn:{config.Partition}:iam::aws:policy/service-role/AWS_ConfigRole"),
                ["Policies"] = new JsonArray(new JsonObject { ["PolicyName"] = DeployedNames.ConfigRecorder, ["PolicyDocument"] = Permissions.Render() }),
            }),

            // Neither of the two depends on the other: CloudFormation creates both at once, as each waits for the other.
            // Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html
            ["Recorder"] = Resource("AWS::Config::ConfigurationRecorder", new()
            {
                ["Name"] = DeployedNames.ConfigRecorder,
                ["RoleARN"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("Role", "Arn") },
                ["RecordingGroup"] = new JsonObject
                {
                    ["AllSupported"] = false,
                    ["IncludeGlobalResourceTypes"] = false,
                    ["ResourceTypes"] = new JsonArray([.. Recorded.Select(type => JsonValue.Create(type))]),
                },
            }),
            ["Channel"] = Resource("AWS::Config::DeliveryChannel", new()
            {
                ["Name"] = DeployedNames.ConfigRecorder,
                ["S3BucketName"] = DeployedNames.RecorderBucket(config.DelegatedAdministrator, config.HomeRegion),
            }),
        },
    };

    /// <summary>AWS Config, on behalf of the role's own account.</summary>
    private static JsonObject Trust()
    {
        var trust = TrustPolicy.OfService(TrustedServices.Config).Render();
        trust["Statement"]![0]!["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = new JsonObject { ["Ref"] = "AWS::AccountId" } } };
        return trust;
    }

    private static JsonObject Resource(string type, JsonObject properties) => new() { ["Type"] = type, ["Properties"] = properties };
}
