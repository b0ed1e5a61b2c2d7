using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The table, keys, topics and alarms as resources of templates.</summary>
internal static class LedgerResources
{
    /// <summary>The table.</summary>
    public static DeployedResource Table(OrganizationConfig config) => new(
        "AWS::DynamoDB::Table",
        DeployedNames.Ledger,
        [
            .. ResourceArns.On(
                ResourceArns.Of(config, "dynamodb", $"table/{DeployedNames.Ledger}"),
                "dynamodb:CreateTable",
                "dynamodb:DescribeTable",
                "dynamodb:DescribeTimeToLive",
                "dynamodb:UpdateTimeToLive",
                "dynamodb:DescribeContinuousBackups",
                "dynamodb:UpdateContinuousBackups",
                "dynamodb:GetResourcePolicy",
                "dynamodb:PutResourcePolicy"),

            // DynamoDB takes the right to use the key from whoever makes the table.
            .. ResourceArns.On(Key(config), "kms:CreateGrant", "kms:DescribeKey")
                .Select(call => call with { OnBehalf = true }),
        ]);

    /// <summary>A key and its alias.</summary>
    public static IReadOnlyList<DeployedResource> KeyOf(OrganizationConfig config, string alias) =>
    [
        new("AWS::KMS::Key", alias,
        [
            new("kms:CreateKey", ResourceArns.Any),
            .. ResourceArns.On(
                Key(config),
                "kms:DescribeKey",
                "kms:EnableKeyRotation",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus"),
        ]),
        new("AWS::KMS::Alias", alias,
        [
            new("kms:CreateAlias", ResourceArns.Of(config, "kms", alias)),
            new("kms:CreateAlias", Key(config)),
        ]),
    ];

    private const string SetTopicAttributes = "sns:SetTopicAttributes";

    /// <summary>A topic and its policy.</summary>
    public static IReadOnlyList<DeployedResource> Topic(OrganizationConfig config, string topic)
    {
        var arn = ResourceArns.Of(config, "sns", topic);
        return
        [
            new("AWS::SNS::Topic", topic,
                [.. ResourceArns.On(arn, "sns:CreateTopic", SetTopicAttributes, SnsActions.GetTopicAttributes)]),
            new("AWS::SNS::TopicPolicy", topic, [.. ResourceArns.On(arn, SetTopicAttributes)]),
        ];
    }

    /// <summary>A recipient of mails.</summary>
    public static DeployedResource Subscription(OrganizationConfig config, string topic) => new(
        "AWS::SNS::Subscription", topic, [new("sns:Subscribe", ResourceArns.Of(config, "sns", topic))]);

    /// <summary>An alarm.</summary>
    public static DeployedResource Alarm(OrganizationConfig config, string name) => new(
        "AWS::CloudWatch::Alarm",
        name,
        [
            .. ResourceArns.On(
                ResourceArns.Of(config, "cloudwatch", $"alarm:{name}"),
                "cloudwatch:PutMetricAlarm",
                "cloudwatch:DescribeAlarms"),
        ]);

    private static string Key(OrganizationConfig config) => ResourceArns.Of(config, "kms", $"key/{Gap.Name}");
}
