using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Evidence;

/// <summary>Lists what a root user has, called by itself. Each list stands for itself.</summary>
/// <param name="session">IAM, with the credentials of a root session.</param>
/// <param name="calls">How AWS is called about the account.</param>
/// <param name="time">The time that the lists have.</param>
internal sealed class RootCredentialLists(IAmazonIdentityManagementService session, AwsCalls calls, SourceTime time)
{
    private readonly Readings _readings = new(calls, time);

    /// <summary>
    /// The reason why nothing of it is the root user's: something names another user, so the session is not root's.
    /// </summary>
    public Gap? NotRoots { get; private set; }

    /// <summary>Every list, as far as it could be read.</summary>
    /// <param name="readAt">The time at which the first one is read (UTC).</param>
    /// <exception cref="AwsCallException">All time was up.</exception>
    public async Task<RootAudit> AllAsync(DateTimeOffset readAt)
    {
        var audit = new RootAudit(
            readAt,
            await AccessKeysAsync(),
            await MfaDevicesAsync(),
            await SigningCertificatesAsync(),
            await PasswordsAsync());
        return NotRoots is { } gap ? RootAudit.Unread(readAt, gap) : audit;
    }

    public async Task<Reading<RootAccessKey>> AccessKeysAsync()
    {
        var listed = await _readings.ListAsync(
            IamActions.ListAccessKeys,
            marker => session.ListAccessKeysAsync(new ListAccessKeysRequest { Marker = marker }, time.Token),
            answer => Page.Of(answer.AccessKeyMetadata, answer.IsTruncated, answer.Marker),
            key => Own(IamActions.ListAccessKeys, key.UserName, new RootAccessKey(
                Said(IamActions.ListAccessKeys, key.AccessKeyId, "AccessKeyId"),
                IsActive(key.Status),
                Utc(key.CreateDate),
                Reading.All<RootKeyUse>())));

        var keys = new List<RootAccessKey>();
        foreach (var key in listed.Seen)
            keys.Add(key with { Uses = await LastUseAsync(key.Id) });
        return listed with { Seen = keys };
    }

    public Task<Reading<RootMfaDevice>> MfaDevicesAsync() => _readings.ListAsync(
        IamActions.ListMFADevices,
        marker => session.ListMFADevicesAsync(new ListMFADevicesRequest { Marker = marker }, time.Token),
        answer => Page.Of(answer.MFADevices, answer.IsTruncated, answer.Marker),
        device => Own(
            IamActions.ListMFADevices,
            device.UserName,
            RootMfaDevice.Of(Said(IamActions.ListMFADevices, device.SerialNumber, "SerialNumber"))));

    public Task<Reading<RootSigningCertificate>> SigningCertificatesAsync() =>
        _readings.ListAsync(
            IamActions.ListSigningCertificates,
            marker => session.ListSigningCertificatesAsync(
                new ListSigningCertificatesRequest { Marker = marker }, time.Token),
            answer => Page.Of(answer.Certificates, answer.IsTruncated, answer.Marker),
            one => Own(IamActions.ListSigningCertificates, one.UserName, new RootSigningCertificate(
                Said(IamActions.ListSigningCertificates, one.CertificateId, "CertificateId"),
                IsActive(one.Status),
                Utc(one.UploadDate))));

    public Task<Reading<RootPassword>> PasswordsAsync() => _readings.OneAsync(
        IamActions.GetLoginProfile,
        async () =>
        {
            try
            {
                var answer = await session.GetLoginProfileAsync(new GetLoginProfileRequest(), time.Token);
                var profile = answer.LoginProfile ?? throw Unreadable(IamActions.GetLoginProfile, "no LoginProfile");
                return Reading.All(Own(IamActions.GetLoginProfile, profile.UserName, new RootPassword()));
            }
            catch (NoSuchEntityException)
            {
                return Reading.All<RootPassword>();
            }
        });

    private Task<Reading<RootKeyUse>> LastUseAsync(string accessKeyId) =>
        _readings.OneAsync(
            IamActions.GetAccessKeyLastUsed,
            async () =>
            {
                var request = new GetAccessKeyLastUsedRequest { AccessKeyId = accessKeyId };
                var answer = await session.GetAccessKeyLastUsedAsync(request, time.Token);
                var use = answer.AccessKeyLastUsed
                    ?? throw Unreadable(IamActions.GetAccessKeyLastUsed, "no AccessKeyLastUsed");
                return Utc(use.LastUsedDate) is { } date
                    ? Reading.All(new RootKeyUse(date, Text(use.ServiceName), Text(use.Region)))
                    : Reading.All<RootKeyUse>();
            });

    /// <summary>
    /// Something that belongs to no user, or to one called root. Any other name means that the session is not the root
    /// user's.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html</remarks>
    private T Own<T>(string action, string? user, T what)
    {
        if (user is null or "" or "root" or "<root_account>")
            return what;
        var other = Unreadable(action, $"something of the user {user}, so the session is not the root user's");
        NotRoots ??= other.ToGap();
        throw other;
    }

    private string Said(string action, string? value, string member) =>
        string.IsNullOrEmpty(value) ? throw Unreadable(action, $"an entry without {member}") : value;

    private AwsCallException Unreadable(string action, string has) => calls.Unreadable(action, $"the answer has {has}");

    /// <summary>A status that is missing or new is neither active nor inactive.</summary>
    private static bool? IsActive(StatusType? status) => status?.Value switch
    {
        "Active" => true,
        "Inactive" or "Expired" => false,
        _ => null,
    };

    private static DateTimeOffset? Utc(DateTime? time) => time is { } then ? new(then.ToUniversalTime()) : null;

    private static string? Text(string? text) => text is null or "" or "N/A" ? null : text;
}
