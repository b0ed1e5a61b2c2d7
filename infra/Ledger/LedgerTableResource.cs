using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Ledger;

/// <summary>
/// The table of verdicts, observations, incidents and alerts, and its key. Both stay when the stack goes: they are the
/// only record of what happened.
/// </summary>
internal sealed class LedgerTableResource : Construct
{
    private const int RecoveryDays = 35;

    public LedgerTableResource(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        var key = KeyResource.AddTo(
            this,
            "Key",
            "Encrypts the ledger of Guardrails",
            DeployedNames.LedgerKeyAlias,
            KeyPolicy.OfData(config.Partition, config.DelegatedAdministrator),
            keep: true);
        Resource = new CfnTable(this, "Table", new CfnTableProps
        {
            TableName = DeployedNames.Ledger,
            BillingMode = "PAY_PER_REQUEST",
            KeySchema = Keys(LedgerKey.PartitionAttribute, LedgerKey.SortAttribute),
            AttributeDefinitions = new[]
            {
                Text(LedgerKey.PartitionAttribute), Text(LedgerKey.SortAttribute), Text(LedgerKey.List),
                Text(LedgerKey.ListedAt),
            },
            GlobalSecondaryIndexes = new[]
            {
                new CfnTable.GlobalSecondaryIndexProperty
                {
                    IndexName = LedgerKey.ListIndex,
                    KeySchema = Keys(LedgerKey.List, LedgerKey.ListedAt),
                    Projection = new CfnTable.ProjectionProperty { ProjectionType = "ALL" },
                },
            },
            TimeToLiveSpecification = new CfnTable.TimeToLiveSpecificationProperty
            {
                AttributeName = LedgerKey.Expires,
                Enabled = true,
            },
            StreamSpecification = new CfnTable.StreamSpecificationProperty { StreamViewType = "NEW_AND_OLD_IMAGES" },
            PointInTimeRecoverySpecification = new CfnTable.PointInTimeRecoverySpecificationProperty
            {
                PointInTimeRecoveryEnabled = true,
            },
            DeletionProtectionEnabled = true,
            SseSpecification = new CfnTable.SSESpecificationProperty
            {
                SseEnabled = true,
                SseType = "KMS",
                KmsMasterKeyId = key.AttrArn,
            },
            ResourcePolicy = new CfnTable.ResourcePolicyProperty
            {
                PolicyDocument = JsiiData.Of(LedgerTablePolicy.Of(config)),
            },
        });
        // CDK's class does not know it in every version that this app supports.
        Resource.AddPropertyOverride("PointInTimeRecoverySpecification.RecoveryPeriodInDays", RecoveryDays);
        Resource.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    public CfnTable Resource { get; }

    private static CfnTable.KeySchemaProperty[] Keys(string partition, string sort) =>
    [
        new() { AttributeName = partition, KeyType = "HASH" },
        new() { AttributeName = sort, KeyType = "RANGE" },
    ];

    private static CfnTable.AttributeDefinitionProperty Text(string name) =>
        new() { AttributeName = name, AttributeType = "S" };
}
