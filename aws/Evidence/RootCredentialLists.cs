using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Evidence;

/// <summary>Lists what a root user has, called by itself.</summary>
/// <param name="session">IAM, with the credentials of a root session.</param>
/// <param name="calls">How AWS is called about the account.</param>
internal sealed class RootCredentialLists(IAmazonIdentityManagementService session, AwsCalls calls)
{
    public async Task<IReadOnlyList<RootAccessKey>> AccessKeysAsync(CancellationToken cancellation)
    {
        var listed = await calls.ListAsync(
            IamActions.ListAccessKeys,
            marker => session.ListAccessKeysAsync(new ListAccessKeysRequest { Marker = marker }, cancellation),
            answer => Page.Of(answer.AccessKeyMetadata, answer.IsTruncated, answer.Marker),
            cancellation);

        var keys = new List<RootAccessKey>();
        foreach (var key in listed)
        {
            var use = await LastUseAsync(key.AccessKeyId, cancellation);
            var createdAt = Utc(Said(IamActions.ListAccessKeys, key.CreateDate, "CreateDate"));
            keys.Add(new(key.AccessKeyId, IsActive(IamActions.ListAccessKeys, key.Status), createdAt, use));
        }

        return keys;
    }

    public async Task<IReadOnlyList<RootMfaDevice>> MfaDevicesAsync(CancellationToken cancellation)
    {
        var devices = await calls.ListAsync(
            IamActions.ListMFADevices,
            marker => session.ListMFADevicesAsync(new ListMFADevicesRequest { Marker = marker }, cancellation),
            answer => Page.Of(answer.MFADevices, answer.IsTruncated, answer.Marker),
            cancellation);
        return [.. devices.Select(device => RootMfaDevice.Of(device.SerialNumber))];
    }

    public async Task<IReadOnlyList<RootSigningCertificate>> SigningCertificatesAsync(CancellationToken cancellation)
    {
        var certificates = await calls.ListAsync(
            IamActions.ListSigningCertificates,
            marker => session.ListSigningCertificatesAsync(
                new ListSigningCertificatesRequest { Marker = marker }, cancellation),
            answer => Page.Of(answer.Certificates, answer.IsTruncated, answer.Marker),
            cancellation);
        return
        [
            .. certificates.Select(certificate => new RootSigningCertificate(
                certificate.CertificateId,
                IsActive(IamActions.ListSigningCertificates, certificate.Status),
                Utc(Said(IamActions.ListSigningCertificates, certificate.UploadDate, "UploadDate")))),
        ];
    }

    public Task<bool> HasPasswordAsync(CancellationToken cancellation) => calls.MakeAsync(
        IamActions.GetLoginProfile,
        async () =>
        {
            try
            {
                await session.GetLoginProfileAsync(new GetLoginProfileRequest(), cancellation);
                return true;
            }
            catch (NoSuchEntityException)
            {
                return false;
            }
        },
        cancellation);

    private async Task<RootKeyUse?> LastUseAsync(string accessKeyId, CancellationToken cancellation)
    {
        var request = new GetAccessKeyLastUsedRequest { AccessKeyId = accessKeyId };
        var answer = await calls.MakeAsync(
            IamActions.GetAccessKeyLastUsed,
            () => session.GetAccessKeyLastUsedAsync(request, cancellation),
            cancellation);
        return answer.AccessKeyLastUsed is { LastUsedDate: { } date } use
            ? new(Utc(date), Text(use.ServiceName), Text(use.Region))
            : null;
    }

    private DateTime Said(string action, DateTime? value, string member) =>
        value ?? throw Undecided(action, $"the answer has no {member}");

    /// <summary>A status that is missing or new is neither active nor inactive.</summary>
    private bool IsActive(string action, StatusType? status) => status?.Value switch
    {
        "Active" => true,
        "Inactive" or "Expired" => false,
        var other => throw Undecided(action, $"the answer has the status '{other}'"),
    };

    private AwsCallException Undecided(string action, string reason) =>
        calls.Failed(action, reason, "nothing is judged by it; report this as a bug if it stays.");

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());

    private static string? Text(string? text) => text is null or "" or "N/A" ? null : text;
}
