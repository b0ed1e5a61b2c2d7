using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Guardrails.Sdk.Wire;

namespace Amazon.IdentityManagement;

public partial class AmazonIdentityManagementServiceClient : AmazonServiceClient, IAmazonIdentityManagementService
{
    private static readonly ErrorMap Errors = new ErrorMap(typeof(AmazonIdentityManagementServiceException))
        .Add<AccountNotManagementOrDelegatedAdministratorException>()
        .Add<CallerIsNotManagementAccountException>()
        .Add<ConcurrentModificationException>("ConcurrentModification")
        .Add<CredentialReportExpiredException>("ReportExpired")
        .Add<CredentialReportNotPresentException>("ReportNotPresent")
        .Add<CredentialReportNotReadyException>("ReportInProgress")
        .Add<EntityTemporarilyUnmodifiableException>("EntityTemporarilyUnmodifiable")
        .Add<InvalidInputException>("InvalidInput")
        .Add<LimitExceededException>("LimitExceeded")
        .Add<NoSuchEntityException>("NoSuchEntity")
        .Add<OrganizationNotFoundException>()
        .Add<OrganizationNotInAllFeaturesModeException>()
        .Add<ServiceAccessNotEnabledException>()
        .Add<ServiceFailureException>("ServiceFailure");

    private static readonly WireProtocol Protocol = new QueryProtocol("2010-05-08", Errors);

    public AmazonIdentityManagementServiceClient() : this(new AmazonIdentityManagementServiceConfig()) { }

    public AmazonIdentityManagementServiceClient(RegionEndpoint region)
        : this(new AmazonIdentityManagementServiceConfig { RegionEndpoint = region }) { }

    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config) : base(config) { }

    public AmazonIdentityManagementServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonIdentityManagementServiceConfig()) { }

    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region }) { }

    public AmazonIdentityManagementServiceClient(
        AWSCredentials credentials,
        AmazonIdentityManagementServiceConfig clientConfig) : base(credentials, clientConfig) { }

    public virtual Task<GetAccountSummaryResponse> GetAccountSummaryAsync(
        CancellationToken cancellationToken = default) =>
        GetAccountSummaryAsync(new GetAccountSummaryRequest(), cancellationToken);

    public virtual Task<GetAccountSummaryResponse> GetAccountSummaryAsync(
        GetAccountSummaryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetAccountSummaryResponse>(request, cancellationToken);

    public virtual Task<ListVirtualMFADevicesResponse> ListVirtualMFADevicesAsync(
        CancellationToken cancellationToken = default) =>
        ListVirtualMFADevicesAsync(new ListVirtualMFADevicesRequest(), cancellationToken);

    public virtual Task<ListVirtualMFADevicesResponse> ListVirtualMFADevicesAsync(
        ListVirtualMFADevicesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListVirtualMFADevicesResponse>(request, cancellationToken);

    public virtual Task<GenerateCredentialReportResponse> GenerateCredentialReportAsync(
        CancellationToken cancellationToken = default) =>
        GenerateCredentialReportAsync(new GenerateCredentialReportRequest(), cancellationToken);

    public virtual Task<GenerateCredentialReportResponse> GenerateCredentialReportAsync(
        GenerateCredentialReportRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GenerateCredentialReportResponse>(request, cancellationToken);

    public virtual Task<GetCredentialReportResponse> GetCredentialReportAsync(
        CancellationToken cancellationToken = default) =>
        GetCredentialReportAsync(new GetCredentialReportRequest(), cancellationToken);

    public virtual Task<GetCredentialReportResponse> GetCredentialReportAsync(
        GetCredentialReportRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetCredentialReportResponse>(request, cancellationToken);

    public virtual Task<ListOrganizationsFeaturesResponse> ListOrganizationsFeaturesAsync(
        ListOrganizationsFeaturesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListOrganizationsFeaturesResponse>(request, cancellationToken);

    public virtual Task<EnableOrganizationsRootCredentialsManagementResponse>
        EnableOrganizationsRootCredentialsManagementAsync(
            EnableOrganizationsRootCredentialsManagementRequest request,
            CancellationToken cancellationToken = default) =>
        CallAsync<EnableOrganizationsRootCredentialsManagementResponse>(request, cancellationToken);

    public virtual Task<EnableOrganizationsRootSessionsResponse> EnableOrganizationsRootSessionsAsync(
        EnableOrganizationsRootSessionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<EnableOrganizationsRootSessionsResponse>(request, cancellationToken);

    public virtual Task<CreateServiceLinkedRoleResponse> CreateServiceLinkedRoleAsync(
        CreateServiceLinkedRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateServiceLinkedRoleResponse>(request, cancellationToken);

    public virtual Task<CreateAccessKeyResponse> CreateAccessKeyAsync(CancellationToken cancellationToken = default) =>
        CreateAccessKeyAsync(new CreateAccessKeyRequest(), cancellationToken);

    public virtual Task<CreateAccessKeyResponse> CreateAccessKeyAsync(
        CreateAccessKeyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateAccessKeyResponse>(request, cancellationToken);

    public virtual Task<ListAccessKeysResponse> ListAccessKeysAsync(CancellationToken cancellationToken = default) =>
        ListAccessKeysAsync(new ListAccessKeysRequest(), cancellationToken);

    public virtual Task<ListAccessKeysResponse> ListAccessKeysAsync(
        ListAccessKeysRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListAccessKeysResponse>(request, cancellationToken);

    public virtual Task<DeleteAccessKeyResponse> DeleteAccessKeyAsync(
        DeleteAccessKeyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteAccessKeyResponse>(request, cancellationToken);

    public virtual Task<DeleteSigningCertificateResponse> DeleteSigningCertificateAsync(
        DeleteSigningCertificateRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteSigningCertificateResponse>(request, cancellationToken);

    public virtual Task<DeleteLoginProfileResponse> DeleteLoginProfileAsync(
        DeleteLoginProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteLoginProfileResponse>(request, cancellationToken);

    public virtual Task<DeactivateMFADeviceResponse> DeactivateMFADeviceAsync(
        DeactivateMFADeviceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeactivateMFADeviceResponse>(request, cancellationToken);

    public virtual Task<GetAccessKeyLastUsedResponse> GetAccessKeyLastUsedAsync(
        GetAccessKeyLastUsedRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetAccessKeyLastUsedResponse>(request, cancellationToken);

    public virtual Task<GetLoginProfileResponse> GetLoginProfileAsync(
        GetLoginProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetLoginProfileResponse>(request, cancellationToken);

    public virtual Task<GetRoleResponse> GetRoleAsync(
        GetRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetRoleResponse>(request, cancellationToken);

    public virtual Task<ListMFADevicesResponse> ListMFADevicesAsync(CancellationToken cancellationToken = default) =>
        ListMFADevicesAsync(new ListMFADevicesRequest(), cancellationToken);

    public virtual Task<ListMFADevicesResponse> ListMFADevicesAsync(
        ListMFADevicesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListMFADevicesResponse>(request, cancellationToken);

    public virtual Task<ListSigningCertificatesResponse> ListSigningCertificatesAsync(
        CancellationToken cancellationToken = default) =>
        ListSigningCertificatesAsync(new ListSigningCertificatesRequest(), cancellationToken);

    public virtual Task<ListSigningCertificatesResponse> ListSigningCertificatesAsync(
        ListSigningCertificatesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSigningCertificatesResponse>(request, cancellationToken);

    protected override IServiceMetadata ServiceMetadata { get; } =
        new WireMetadata(AmazonIdentityManagementServiceConfig.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, Protocol.Options<TResponse>(), cancellationToken);
}
