using Amazon;
using Amazon.Account;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.ConfigService;
using Amazon.DynamoDBv2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SQS;

namespace Guardrails.Aws;

/// <summary>
/// Makes the clients of everything that calls AWS, so that all of them are as patient: what is throttled is made again,
/// later and later.
/// </summary>
/// <param name="retries">How often a call is made again before it fails; see <see cref="Patient"/>.</param>
/// <param name="adjust">What else is to be set, such as a Region or another endpoint.</param>
/// <remarks>
/// Not in the SDK's adaptive mode: docs/adr/0005-retries-are-standard-not-adaptive.md.
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
/// </remarks>
public sealed class AwsClients(int retries = AwsClients.Patient, Action<ClientConfig>? adjust = null)
{
    /// <summary>
    /// For whoever shares a rate with many others: the delays double up to 20 seconds, three quarters of a minute
    /// together on average. Where AWS Config asks for every account of a large organization in the same minute, as
    /// many instances of a function compete for 20 calls of DescribeAccount a second, and whoever gives up early
    /// gets no turn.
    /// </summary>
    public const int Patient = 8;

    /// <summary>
    /// For whoever makes a failed call again by itself, or has a queue that does: others wait behind it.
    /// </summary>
    public const int Impatient = 2;

    /// <summary>
    /// The time that an invocation may take: as long as a function may run. An attempt that ends earlier would be made
    /// again, and the function would run twice.
    /// </summary>
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time that one attempt may take. The longest of these calls takes a second; the SDK itself would
    /// wait for 100.
    /// </summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(20);

    /// <summary>The time that the upload of one file may take: a hundred megabytes by the slowest connection.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(3);

    /// <summary>The same for another Region than that of the environment.</summary>
    public AwsClients In(string region) => new(retries, settings =>
    {
        settings.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        adjust?.Invoke(settings);

        // Signatures name the Region also where another endpoint than AWS's is set.
        settings.AuthenticationRegion = region;
    });

    /// <summary>AWS Organizations, with the credentials of the environment.</summary>
    public IAmazonOrganizations Organizations() =>
        new AmazonOrganizationsClient(Settings<AmazonOrganizationsConfig>());

    /// <summary>AWS Organizations, with the credentials of a session.</summary>
    public IAmazonOrganizations Organizations(AWSCredentials session) =>
        new AmazonOrganizationsClient(session, Settings<AmazonOrganizationsConfig>());

    /// <summary>The STS of the Region, with the credentials of the environment.</summary>
    public IAmazonSecurityTokenService SecurityToken() =>
        new AmazonSecurityTokenServiceClient(Settings<AmazonSecurityTokenServiceConfig>());

    /// <summary>The credentials of the environment themselves, for what no client signs.</summary>
    /// <exception cref="AmazonClientException">There are none.</exception>
    public AWSCredentials Credentials()
    {
        var settings = Settings<AmazonSecurityTokenServiceConfig>();
        return settings.DefaultAWSCredentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(settings);
    }

    /// <summary>IAM, with the credentials of the environment.</summary>
    public IAmazonIdentityManagementService IdentityManagement() =>
        new AmazonIdentityManagementServiceClient(Settings<AmazonIdentityManagementServiceConfig>());

    /// <summary>IAM, with those of a session.</summary>
    public IAmazonIdentityManagementService IdentityManagement(AWSCredentials session) =>
        new AmazonIdentityManagementServiceClient(session, Settings<AmazonIdentityManagementServiceConfig>());

    /// <summary>AWS Config, with the credentials of a session.</summary>
    public IAmazonConfigService ConfigService(AWSCredentials session) =>
        new AmazonConfigServiceClient(session, Settings<AmazonConfigServiceConfig>());

    /// <summary>AWS Config, with the credentials of the environment.</summary>
    public IAmazonConfigService ConfigService() => new AmazonConfigServiceClient(Settings<AmazonConfigServiceConfig>());

    /// <summary>Amazon SQS, with the credentials of the environment.</summary>
    public IAmazonSQS Queues() => new AmazonSQSClient(Settings<AmazonSQSConfig>());

    /// <summary>Amazon DynamoDB, with the credentials of the environment.</summary>
    public IAmazonDynamoDB Ledger() => new AmazonDynamoDBClient(Settings<AmazonDynamoDBConfig>());

    /// <summary>Amazon S3, with the credentials of the environment. An upload may take minutes.</summary>
    public IAmazonS3 Objects()
    {
        var settings = Settings<AmazonS3Config>();
        settings.Timeout = LongestUpload;
        return new AmazonS3Client(settings);
    }

    /// <summary>AWS CloudFormation, with the credentials of the environment.</summary>
    public IAmazonCloudFormation CloudFormation() =>
        new AmazonCloudFormationClient(Settings<AmazonCloudFormationConfig>());

    /// <summary>AWS CloudTrail, with the credentials of the environment.</summary>
    public IAmazonCloudTrail Trails() => new AmazonCloudTrailClient(Settings<AmazonCloudTrailConfig>());

    /// <summary>AWS CloudTrail, with the credentials of a session.</summary>
    public IAmazonCloudTrail Trails(AWSCredentials session) =>
        new AmazonCloudTrailClient(session, Settings<AmazonCloudTrailConfig>());

    /// <summary>AWS Account Management, with the credentials of a session.</summary>
    public IAmazonAccount Account(AWSCredentials session) =>
        new AmazonAccountClient(session, Settings<AmazonAccountConfig>());

    /// <summary>The STS of the Region, with the credentials of a session.</summary>
    public IAmazonSecurityTokenService SecurityToken(AWSCredentials session) =>
        new AmazonSecurityTokenServiceClient(session, Settings<AmazonSecurityTokenServiceConfig>());

    /// <summary>Amazon SNS, with the credentials of the environment.</summary>
    public IAmazonSimpleNotificationService Topics() =>
        new AmazonSimpleNotificationServiceClient(Settings<AmazonSimpleNotificationServiceConfig>());

    /// <summary>AWS Lambda, with the credentials of the environment.</summary>
    public IAmazonLambda Functions()
    {
        var settings = Settings<AmazonLambdaConfig>();
        settings.Timeout = LongestInvocation;
        return new AmazonLambdaClient(settings);
    }

    private TConfig Settings<TConfig>() where TConfig : ClientConfig, new()
    {
        var settings = new TConfig
        {
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = retries,
            Timeout = LongestAttempt,
        };
        adjust?.Invoke(settings);
        return settings;
    }
}
