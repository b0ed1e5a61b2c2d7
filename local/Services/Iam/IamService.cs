using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Iam;

/// <summary>AWS IAM: roles, the root users' credentials, and central root access.</summary>
internal sealed class IamService : IService
{
    public string Name => "iam";

    public Protocol Protocol { get; } = new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/");

    public IEnumerable<Operation> Operations =>
    [
        .. RootEvidenceOperations.All,
        .. CredentialReportOperations.All,
        .. AccessKeyOperations.All,
        .. RootAuditOperations.All,
        .. RootDeletionOperations.All,
        .. RoleOperations.All,
        .. ServiceLinkedRoleOperations.All,
        .. RootFeatureOperations.All,
    ];

    public IEnumerable<IResourceHandler> Resources => [new RoleResource()];
}
