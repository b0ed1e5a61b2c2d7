namespace Amazon.CloudTrail.Model;

public partial class Trail
{
    public string CloudWatchLogsLogGroupArn { get; set; }

    public string CloudWatchLogsRoleArn { get; set; }

    public bool? HasCustomEventSelectors { get; set; }

    public bool? HasInsightSelectors { get; set; }

    public string HomeRegion { get; set; }

    public bool? IncludeGlobalServiceEvents { get; set; }

    public bool? IsMultiRegionTrail { get; set; }

    public bool? IsOrganizationTrail { get; set; }

    public string KmsKeyId { get; set; }

    public bool? LogFileValidationEnabled { get; set; }

    public string Name { get; set; }

    public string S3BucketName { get; set; }

    public string S3KeyPrefix { get; set; }

    public string SnsTopicARN { get; set; }

    public string SnsTopicName { get; set; }

    public string TrailARN { get; set; }
}
