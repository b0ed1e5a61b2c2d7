using Guardrails.Local.Calls;
using Guardrails.Local.Services.CloudFormation;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Services.Events;
using Guardrails.Local.Services.Iam;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;
using Guardrails.Local.Services.Organizations;
using Guardrails.Local.Services.S3;
using Guardrails.Local.Services.Sqs;
using Guardrails.Local.Services.Sts;

namespace Guardrails.Local.Services;

/// <summary>Every operation of every service: one line per service and operation family.</summary>
internal static class AllOperations
{
    public static IEnumerable<Operation> Create() =>
    [
        .. StsOperations.All,
        .. RootEvidenceOperations.All,
        .. CredentialReportOperations.All,
        .. AccessKeyOperations.All,
        .. RootAuditOperations.All,
        .. RoleOperations.All,
        .. ServiceLinkedRoleOperations.All,
        .. RootFeatureOperations.All,
        .. OrganizationOperations.All,
        .. TreeOperations.All,
        .. PolicyTypeOperations.All,
        .. TrustedAccessOperations.All,
        .. DelegatedAdministratorOperations.All,
        .. PolicyOperations.All,
        .. AttachmentOperations.All,
        .. LogsOperations.All,
        .. LambdaOperations.All,
        .. OrganizationsAccess.All,
        .. StackSets.All,
        .. OrganizationRules.All,
        .. OrganizationPacks.All,
        .. Aggregators.All,
        .. StoredQueries.All,
        .. Evaluations.All,
        .. AccountRules.All,
        .. OnDemandEvaluation.All,
        .. EventBusOperations.All,
        .. EventRuleOperations.All,
        .. QueueOperations.All,
        .. EventSourceMappings.All,
        .. Recorders.All,
        .. BucketOperations.All,
    ];
}
