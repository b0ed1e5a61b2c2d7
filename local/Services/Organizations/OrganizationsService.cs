using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>
/// AWS Organizations: what can be asked of the tree, its policies and its administrators, and changed in them.
/// </summary>
internal sealed class OrganizationsService : IService
{
    public string Name => "organizations";

    public Protocol Protocol { get; } = new JsonProtocol("AWSOrganizationsV20161128", "InvalidInputException");

    public IEnumerable<Operation> Operations =>
    [
        .. OrganizationOperations.All,
        .. TreeOperations.All,
        .. TagOperations.All,
        .. PolicyTypeOperations.All,
        .. TrustedAccessOperations.All,
        .. DelegatedAdministratorOperations.All,
        .. PolicyOperations.All,
        .. AttachmentOperations.All,
    ];

    public IEnumerable<IResourceHandler> Resources => [new PolicyResource()];
}
