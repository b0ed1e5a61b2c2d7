using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

public partial interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    Task<GetAccountSummaryResponse> GetAccountSummaryAsync(CancellationToken cancellationToken = default);

    Task<GetAccountSummaryResponse> GetAccountSummaryAsync(
        GetAccountSummaryRequest request, CancellationToken cancellationToken = default);

    Task<ListVirtualMFADevicesResponse> ListVirtualMFADevicesAsync(CancellationToken cancellationToken = default);

    Task<ListVirtualMFADevicesResponse> ListVirtualMFADevicesAsync(
        ListVirtualMFADevicesRequest request, CancellationToken cancellationToken = default);

    Task<GenerateCredentialReportResponse> GenerateCredentialReportAsync(CancellationToken cancellationToken = default);

    Task<GenerateCredentialReportResponse> GenerateCredentialReportAsync(
        GenerateCredentialReportRequest request, CancellationToken cancellationToken = default);

    Task<GetCredentialReportResponse> GetCredentialReportAsync(CancellationToken cancellationToken = default);

    Task<GetCredentialReportResponse> GetCredentialReportAsync(
        GetCredentialReportRequest request, CancellationToken cancellationToken = default);

    Task<ListOrganizationsFeaturesResponse> ListOrganizationsFeaturesAsync(
        ListOrganizationsFeaturesRequest request, CancellationToken cancellationToken = default);

    Task<EnableOrganizationsRootCredentialsManagementResponse> EnableOrganizationsRootCredentialsManagementAsync(
        EnableOrganizationsRootCredentialsManagementRequest request, CancellationToken cancellationToken = default);

    Task<EnableOrganizationsRootSessionsResponse> EnableOrganizationsRootSessionsAsync(
        EnableOrganizationsRootSessionsRequest request, CancellationToken cancellationToken = default);

    Task<CreateServiceLinkedRoleResponse> CreateServiceLinkedRoleAsync(
        CreateServiceLinkedRoleRequest request, CancellationToken cancellationToken = default);

    Task<CreateAccessKeyResponse> CreateAccessKeyAsync(CancellationToken cancellationToken = default);

    Task<CreateAccessKeyResponse> CreateAccessKeyAsync(
        CreateAccessKeyRequest request, CancellationToken cancellationToken = default);

    Task<ListAccessKeysResponse> ListAccessKeysAsync(CancellationToken cancellationToken = default);

    Task<ListAccessKeysResponse> ListAccessKeysAsync(
        ListAccessKeysRequest request, CancellationToken cancellationToken = default);

    Task<DeleteAccessKeyResponse> DeleteAccessKeyAsync(
        DeleteAccessKeyRequest request, CancellationToken cancellationToken = default);

    Task<DeleteSigningCertificateResponse> DeleteSigningCertificateAsync(
        DeleteSigningCertificateRequest request, CancellationToken cancellationToken = default);

    Task<DeleteLoginProfileResponse> DeleteLoginProfileAsync(
        DeleteLoginProfileRequest request, CancellationToken cancellationToken = default);

    Task<DeactivateMFADeviceResponse> DeactivateMFADeviceAsync(
        DeactivateMFADeviceRequest request, CancellationToken cancellationToken = default);

    Task<GetAccessKeyLastUsedResponse> GetAccessKeyLastUsedAsync(
        GetAccessKeyLastUsedRequest request, CancellationToken cancellationToken = default);

    Task<GetLoginProfileResponse> GetLoginProfileAsync(
        GetLoginProfileRequest request, CancellationToken cancellationToken = default);

    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    Task<ListMFADevicesResponse> ListMFADevicesAsync(CancellationToken cancellationToken = default);

    Task<ListMFADevicesResponse> ListMFADevicesAsync(
        ListMFADevicesRequest request, CancellationToken cancellationToken = default);

    Task<ListSigningCertificatesResponse> ListSigningCertificatesAsync(CancellationToken cancellationToken = default);

    Task<ListSigningCertificatesResponse> ListSigningCertificatesAsync(
        ListSigningCertificatesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonIdentityManagementServiceClient(awsCredentials, (AmazonIdentityManagementServiceConfig)clientConfig);
}
