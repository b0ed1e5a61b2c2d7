using Guardrails.Local.Deployment;
using Guardrails.Local.Services.AccountManagement;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Local.Services.CloudWatch;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.DynamoDb;
using Guardrails.Local.Services.Events;
using Guardrails.Local.Services.Iam;
using Guardrails.Local.Services.Kms;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;
using Guardrails.Local.Services.Organizations;
using Guardrails.Local.Services.S3;
using Guardrails.Local.Services.Sns;
using Guardrails.Local.Services.Sqs;
using Guardrails.Local.Services.Sts;

namespace Guardrails.Local.Services;

/// <summary>Every service that is built: one line each.</summary>
internal static class AllServices
{
    /// <summary>
    /// All of them, in the order in which they do what follows an event or a new account: events are delivered before
    /// queues are polled, and rules run when no queue has anything; StackSets bring roles before rules that need them;
    /// alarms look at what came of it.
    /// </summary>
    public static ServiceCatalog Create() => new(
    [
        new OrganizationsService(),
        new IamService(),
        new StsService(),
        new CloudTrailService(),
        new AccountService(),
        new CloudFormationService(),
        new LogsService(),
        new DynamoDbService(),
        new S3Service(),
        new KmsService(),
        new SnsService(),
        new SqsService(),
        new EventsService(),
        new LambdaService(),
        new ConfigService(),
        new CloudWatchService(),
    ]);
}
