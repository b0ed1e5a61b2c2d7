namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Events that are called otherwise than the actions that they need: the table, with its sources.</summary>
/// <remarks>
/// An event that stands here needs the actions beside it; one that does not needs the action of its own name, where AWS
/// lists one. Each row was read on AWS's page, and most stand in trailscraper's table
/// (https://github.com/flosell/trailscraper, cloudtrail.py, Apache-2.0) or in sdk_method_iam_mappings of
/// https://github.com/iann0036/iam-dataset (aws/map.json, MIT), too. Where trailscraper says that PutBucketReplication
/// needs s3:DeleteReplicationConfiguration, AWS's page is followed: there is no such action.
/// </remarks>
internal static class EventActions
{
    /// <summary>
    /// A table for each service: its source, then lines of an event and its actions; an action of another service with
    /// that one's prefix.
    /// </summary>
    internal static readonly IReadOnlyList<EventTable> Tables =
    [
        new("s3", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html", """
            CompleteMultipartUpload PutObject
            CopyObject PutObject
            CreateBucketMetadataConfiguration CreateBucketMetadataTableConfiguration
            CreateMultipartUpload PutObject
            DeleteAccountPublicAccessBlock PutAccountPublicAccessBlock
            DeleteBucketAnalyticsConfiguration PutAnalyticsConfiguration
            DeleteBucketCors PutBucketCORS
            DeleteBucketEncryption PutEncryptionConfiguration
            DeleteBucketIntelligentTieringConfiguration PutIntelligentTieringConfiguration
            DeleteBucketInventoryConfiguration PutInventoryConfiguration
            DeleteBucketLifecycle PutLifecycleConfiguration
            DeleteBucketLifecycleConfiguration PutLifecycleConfiguration
            DeleteBucketMetadataConfiguration DeleteBucketMetadataTableConfiguration
            DeleteBucketMetricsConfiguration PutMetricsConfiguration
            DeleteBucketOwnershipControls PutBucketOwnershipControls
            DeleteBucketPublicAccessBlock PutBucketPublicAccessBlock
            DeleteBucketReplication PutReplicationConfiguration
            DeleteBucketTagging PutBucketTagging
            DeleteObjects DeleteObject
            DeletePublicAccessBlock PutBucketPublicAccessBlock
            GetBucketAccelerateConfiguration GetAccelerateConfiguration
            GetBucketAnalyticsConfiguration GetAnalyticsConfiguration
            GetBucketEncryption GetEncryptionConfiguration
            GetBucketIntelligentTieringConfiguration GetIntelligentTieringConfiguration
            GetBucketInventoryConfiguration GetInventoryConfiguration
            GetBucketLifecycle GetLifecycleConfiguration
            GetBucketLifecycleConfiguration GetLifecycleConfiguration
            GetBucketMetadataConfiguration GetBucketMetadataTableConfiguration
            GetBucketMetricsConfiguration GetMetricsConfiguration
            GetBucketNotificationConfiguration GetBucketNotification
            GetBucketReplication GetReplicationConfiguration
            GetObjectLockConfiguration GetBucketObjectLockConfiguration
            GetPublicAccessBlock GetBucketPublicAccessBlock
            HeadBucket ListBucket
            HeadObject GetObject
            ListBucketAnalyticsConfigurations GetAnalyticsConfiguration
            ListBucketIntelligentTieringConfigurations GetIntelligentTieringConfiguration
            ListBucketInventoryConfigurations GetInventoryConfiguration
            ListBucketMetricsConfigurations GetMetricsConfiguration
            ListBuckets ListAllMyBuckets
            ListMultipartUploads ListBucketMultipartUploads
            ListObjects ListBucket
            ListObjectsV2 ListBucket
            ListObjectVersions ListBucketVersions
            ListParts ListMultipartUploadParts
            PutBucketAccelerateConfiguration PutAccelerateConfiguration
            PutBucketAnalyticsConfiguration PutAnalyticsConfiguration
            PutBucketEncryption PutEncryptionConfiguration
            PutBucketIntelligentTieringConfiguration PutIntelligentTieringConfiguration
            PutBucketInventoryConfiguration PutInventoryConfiguration
            PutBucketLifecycle PutLifecycleConfiguration
            PutBucketLifecycleConfiguration PutLifecycleConfiguration
            PutBucketMetricsConfiguration PutMetricsConfiguration
            PutBucketNotificationConfiguration PutBucketNotification
            PutBucketReplication PutReplicationConfiguration
            PutObjectLockConfiguration PutBucketObjectLockConfiguration
            PutPublicAccessBlock PutBucketPublicAccessBlock
            SelectObjectContent GetObject
            UploadPart PutObject
            UploadPartCopy PutObject
            """),
        new("lambda", "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-invoke.html", """
            GetLayerVersionByArn GetLayerVersion
            Invoke InvokeFunction
            InvokeWithResponseStream InvokeFunction
            """),
        new("kms", "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html", """
            ReEncrypt ReEncryptFrom ReEncryptTo
            """),
        new("budgets", "https://docs.aws.amazon.com/cost-management/latest/userguide/billing-permissions-ref.html", """
            CreateBudget ModifyBudget
            CreateNotification ModifyBudget
            CreateSubscriber ModifyBudget
            DeleteBudget ModifyBudget
            DeleteNotification ModifyBudget
            DeleteSubscriber ModifyBudget
            DescribeBudget ViewBudget
            DescribeBudgetNotificationsForAccount ViewBudget
            DescribeBudgetPerformanceHistory ViewBudget
            DescribeBudgets ViewBudget
            DescribeNotificationsForBudget ViewBudget
            DescribeSubscribersForNotification ViewBudget
            UpdateBudget ModifyBudget
            UpdateNotification ModifyBudget
            UpdateSubscriber ModifyBudget
            """),
        new("dynamodb", "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html", """
            TransactGetItems GetItem
            """),
        new("sqs", "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
            + "sqs-api-permissions-reference.html", """
            ChangeMessageVisibilityBatch ChangeMessageVisibility
            DeleteMessageBatch DeleteMessage
            SendMessageBatch SendMessage
            """),
        new("sns", "https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html", """
            PublishBatch Publish
            """),
        new("bedrock", "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html", """
            Converse InvokeModel
            ConverseStream InvokeModelWithResponseStream
            """),
        new("cloudfront", "https://docs.aws.amazon.com/cloudfront/latest/APIReference/"
            + "API_CreateDistributionWithTags.html", """
            CreateDistributionWithTags CreateDistribution TagResource
            """),
    ];

    private static readonly Dictionary<(string Service, string Event), IReadOnlyList<string>> Rows = Tables
        .SelectMany(table => table.Rows, (table, row) => (Key: (table.Service, row.Event), row.Actions))
        .ToDictionary(row => row.Key, row => row.Actions);

    /// <summary>The actions of an event that the table has, or null.</summary>
    public static IReadOnlyList<string>? Find(string service, string eventName) =>
        Rows.GetValueOrDefault((service, eventName));
}

/// <summary>The rows of one service.</summary>
/// <param name="Source">AWS's page that names the actions.</param>
internal sealed record EventTable(string Service, string Source, string Lines)
{
    /// <summary>Events and their actions, without the service.</summary>
    public IEnumerable<(string Event, IReadOnlyList<string> Actions)> Rows => Lines
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Select(words => (words[0], (IReadOnlyList<string>)words[1..]));
}
