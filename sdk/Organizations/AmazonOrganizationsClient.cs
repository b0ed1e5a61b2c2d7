using Amazon.Organizations.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.Organizations;

public partial class AmazonOrganizationsClient : AmazonServiceClient, IAmazonOrganizations
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonOrganizationsException))
        .Add<AWSOrganizationsNotInUseException>()
        .Add<AccessDeniedException>()
        .Add<AccountAlreadyRegisteredException>()
        .Add<AccountNotFoundException>()
        .Add<ConcurrentModificationException>()
        .Add<ConstraintViolationException>()
        .Add<DuplicatePolicyAttachmentException>()
        .Add<InvalidInputException>()
        .Add<OrganizationalUnitNotFoundException>()
        .Add<ParentNotFoundException>()
        .Add<PolicyChangesInProgressException>()
        .Add<PolicyNotAttachedException>()
        .Add<PolicyNotFoundException>()
        .Add<PolicyTypeAlreadyEnabledException>()
        .Add<PolicyTypeNotAvailableForOrganizationException>()
        .Add<PolicyTypeNotEnabledException>()
        .Add<RootNotFoundException>()
        .Add<ServiceException>()
        .Add<TargetNotFoundException>()
        .Add<TooManyRequestsException>()
        .Add<UnsupportedAPIEndpointException>();

    private static readonly WireProtocol Protocol = new JsonProtocol("AWSOrganizationsV20161128", Errors);

    public AmazonOrganizationsClient() : this(new AmazonOrganizationsConfig()) { }

    public AmazonOrganizationsClient(RegionEndpoint region)
        : this(new AmazonOrganizationsConfig { RegionEndpoint = region }) { }

    public AmazonOrganizationsClient(AmazonOrganizationsConfig config) : base(config) { }

    public AmazonOrganizationsClient(AWSCredentials credentials)
        : this(credentials, new AmazonOrganizationsConfig()) { }

    public AmazonOrganizationsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonOrganizationsConfig { RegionEndpoint = region }) { }

    public AmazonOrganizationsClient(AWSCredentials credentials, AmazonOrganizationsConfig clientConfig)
        : base(credentials, clientConfig) { }

    public virtual Task<DescribeOrganizationResponse> DescribeOrganizationAsync(
        DescribeOrganizationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeOrganizationResponse>(request, cancellationToken);

    public virtual Task<DescribeAccountResponse> DescribeAccountAsync(
        DescribeAccountRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAccountResponse>(request, cancellationToken);

    public virtual Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListAccountsResponse>(request, cancellationToken);

    public virtual Task<ListRootsResponse> ListRootsAsync(
        ListRootsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListRootsResponse>(request, cancellationToken);

    public virtual Task<EnablePolicyTypeResponse> EnablePolicyTypeAsync(
        EnablePolicyTypeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<EnablePolicyTypeResponse>(request, cancellationToken);

    public virtual Task<EnableAWSServiceAccessResponse> EnableAWSServiceAccessAsync(
        EnableAWSServiceAccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<EnableAWSServiceAccessResponse>(request, cancellationToken);

    public virtual Task<ListAWSServiceAccessForOrganizationResponse> ListAWSServiceAccessForOrganizationAsync(
        ListAWSServiceAccessForOrganizationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListAWSServiceAccessForOrganizationResponse>(request, cancellationToken);

    public virtual Task<RegisterDelegatedAdministratorResponse> RegisterDelegatedAdministratorAsync(
        RegisterDelegatedAdministratorRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RegisterDelegatedAdministratorResponse>(request, cancellationToken);

    public virtual Task<ListDelegatedAdministratorsResponse> ListDelegatedAdministratorsAsync(
        ListDelegatedAdministratorsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListDelegatedAdministratorsResponse>(request, cancellationToken);

    public virtual Task<ListOrganizationalUnitsForParentResponse> ListOrganizationalUnitsForParentAsync(
        ListOrganizationalUnitsForParentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListOrganizationalUnitsForParentResponse>(request, cancellationToken);

    public virtual Task<ListAccountsForParentResponse> ListAccountsForParentAsync(
        ListAccountsForParentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListAccountsForParentResponse>(request, cancellationToken);

    public virtual Task<ListPoliciesResponse> ListPoliciesAsync(
        ListPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListPoliciesResponse>(request, cancellationToken);

    public virtual Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeOrganizationalUnitResponse>(request, cancellationToken);

    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    public virtual Task<DescribePolicyResponse> DescribePolicyAsync(
        DescribePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribePolicyResponse>(request, cancellationToken);

    public virtual Task<ListTargetsForPolicyResponse> ListTargetsForPolicyAsync(
        ListTargetsForPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTargetsForPolicyResponse>(request, cancellationToken);

    public virtual Task<AttachPolicyResponse> AttachPolicyAsync(
        AttachPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AttachPolicyResponse>(request, cancellationToken);

    public virtual Task<DetachPolicyResponse> DetachPolicyAsync(
        DetachPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DetachPolicyResponse>(request, cancellationToken);

    public virtual Task<ListPoliciesForTargetResponse> ListPoliciesForTargetAsync(
        ListPoliciesForTargetRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListPoliciesForTargetResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } = new WireMetadata(AmazonOrganizationsConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
