using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// The policies of the keys. The account's IAM policies say who administers and uses a key: AWS's own default, and
/// the only way by which a key can never be locked. The guardrail for the account denies changes of them.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </remarks>
public static class KeyPolicy
{
    /// <summary>The policy of the ledger's key.</summary>
    public static PolicyDocument OfData(Partition partition, AccountId account) => new([ByIam(partition, account)]);

    /// <summary>The policy of the topics' key, by which alarms reach an encrypted topic.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event
    /// sources from AWS services and encrypted topics".
    /// </remarks>
    public static PolicyDocument OfAlerts(Partition partition, AccountId account) => new(
        [
            ByIam(partition, account),
            new PolicyStatement(
                Effect.Allow, Patterns.Of("kms:Decrypt", "kms:GenerateDataKey*"), Patterns.Of("*"))
            {
                Sid = "LetAlarmsPublish",
                Principal = new PrincipalElement(
                    [new PrincipalEntry(PrincipalKind.Service, TopicPolicy.CloudWatch)]),
            },
        ]);

    /// <summary>The policy of the reports' key, by which the readers read, and that through Amazon S3 alone.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    /// </remarks>
    public static PolicyDocument OfReports(OrganizationConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var readers = ReportReaders.Only(
            config,
            new PolicyStatement(Effect.Allow, Patterns.Of("kms:Decrypt"), Patterns.Of("*"))
            {
                Sid = "LetReadersDecrypt",
                Principal = PrincipalElement.Everybody,
            })
            .When("StringEquals", "kms:ViaService", $"s3.{config.HomeRegion}.{config.Partition.DnsSuffix}");
        return new(
        [
            ByIam(config.Partition, config.DelegatedAdministrator),
            .. config.Reporting.Readers is [] ? Array.Empty<PolicyStatement>() : [readers],
        ]);
    }

    private static PolicyStatement ByIam(Partition partition, AccountId account) =>
        new(Effect.Allow, Patterns.Of("kms:*"), Patterns.Of("*"))
        {
            Sid = "AdministerByIam",
            Principal = new PrincipalElement(
                [new PrincipalEntry(PrincipalKind.AWS, $"arn:{partition}:iam::{account}:root")]),
        };
}
