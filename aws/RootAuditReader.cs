using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws;

/// <summary>Reads what a root session of an account lists, or why there was none.</summary>
public delegate Task<RootAuditReading> ReadRootAudit(AccountId account, CancellationToken cancellation);

/// <summary>Opens a root session under AWS's task policy for audits and lists everything the root user has.</summary>
/// <param name="sts">A client of a Regional STS endpoint: the global one refuses sts:AssumeRoot.</param>
/// <param name="partition">The partition of the accounts.</param>
/// <param name="managementAccount">The management account, which root sessions do not reach.</param>
/// <param name="iam">Makes an IAM client with the session's credentials.</param>
/// <param name="time">The clock.</param>
/// <remarks>
/// Every rule opens a session of its own, although AWS throttles them: what is remembered of an account would serve only those rules of it
/// that happen to reach the same instance of the function, and a recheck after a change could be answered with what was before it.
/// Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
/// </remarks>
public sealed class RootAuditReader(
    IAmazonSecurityTokenService sts,
    Partition partition,
    AccountId managementAccount,
    Func<AWSCredentials, IAmazonIdentityManagementService> iam,
    TimeProvider time)
{
    /// <summary>Why no session is opened in the management account.</summary>
    public const string NotInManagementAccount = "root sessions do not reach the management account.";

    private const string Action = TaskPolicies.AssumeRoot;
    private const string Remedy =
        "check that central root access is on (stack Guardrails-Organization), that this function runs in IAM's delegated administrator, that its role allows "
        + "sts:AssumeRoot with the audit task policy, and that service control policies on the account spare root sessions (Null aws:AssumedRoot).";

    /// <summary>As long as AWS allows: a session cannot be renewed in the middle of a list.</summary>
    private const int DurationSeconds = 900;

    /// <summary>Everything, or why there is nothing: half an audit would make credentials look absent. Throws only when cancelled.</summary>
    public async Task<RootAuditReading> ReadAsync(AccountId account, CancellationToken cancellation)
    {
        if (account == managementAccount)
            return RootAuditReading.None(NotInManagementAccount);
        try
        {
            using var session = await OpenAsync(account, cancellation);
            return new(await ReadAsync(account, session, cancellation), Unavailable: null);
        }
        catch (AwsCallException exception) when (!cancellation.IsCancellationRequested)
        {
            return RootAuditReading.None(exception.Message);
        }
    }

    private async Task<IAmazonIdentityManagementService> OpenAsync(AccountId account, CancellationToken cancellation)
    {
        var request = new AssumeRootRequest
        {
            TargetPrincipal = account.Value,
            TaskPolicyArn = new PolicyDescriptorType { Arn = TaskPolicies.Audit(partition) },
            DurationSeconds = DurationSeconds,
        };
        var assumed = await CallAsync(account, Action, () => sts.AssumeRootAsync(request, cancellation));
        return iam(assumed.Credentials);
    }

    private async Task<RootAudit> ReadAsync(AccountId account, IAmazonIdentityManagementService session, CancellationToken cancellation)
    {
        var readAt = time.GetUtcNow();
        return new(
            readAt,
            await ReadKeysAsync(account, session, cancellation),
            await ReadDevicesAsync(account, session, cancellation),
            await ReadCertificatesAsync(account, session, cancellation),
            await ReadPasswordAsync(account, session, cancellation));
    }

    private static async Task<IReadOnlyList<RootAccessKey>> ReadKeysAsync(AccountId account, IAmazonIdentityManagementService session, CancellationToken cancellation)
    {
        var keys = new List<RootAccessKey>();
        await foreach (var key in PagesAsync(
            account, "iam:ListAccessKeys",
            marker => session.ListAccessKeysAsync(new ListAccessKeysRequest { Marker = marker }, cancellation),
            page => (page.AccessKeyMetadata, page.IsTruncated, page.Marker)))
        {
            const string action = "iam:GetAccessKeyLastUsed";
            var request = new GetAccessKeyLastUsedRequest { AccessKeyId = key.AccessKeyId };
            var answer = await CallAsync(account, action, () => session.GetAccessKeyLastUsedAsync(request, cancellation));
            var use = answer.AccessKeyLastUsed?.LastUsedDate is { } date
                ? new RootKeyUse(Utc(date), Text(answer.AccessKeyLastUsed.ServiceName), Text(answer.AccessKeyLastUsed.Region))
                : null;
            keys.Add(new(key.AccessKeyId, Active(account, "iam:ListAccessKeys", key.Status), Utc(Said(account, "iam:ListAccessKeys", key.CreateDate, "CreateDate")), use));
        }

        return keys;
    }

    private static async Task<IReadOnlyList<RootMfaDevice>> ReadDevicesAsync(AccountId account, IAmazonIdentityManagementService session, CancellationToken cancellation)
    {
        var devices = new List<RootMfaDevice>();
        await foreach (var device in PagesAsync(
            account, "iam:ListMFADevices",
            marker => session.ListMFADevicesAsync(new ListMFADevicesRequest { Marker = marker }, cancellation),
            page => (page.MFADevices, page.IsTruncated, page.Marker)))
        {
            devices.Add(RootMfaDevice.Of(device.SerialNumber));
        }

        return devices;
    }

    private static async Task<IReadOnlyList<RootSigningCertificate>> ReadCertificatesAsync(
        AccountId account, IAmazonIdentityManagementService session, CancellationToken cancellation)
    {
        const string action = "iam:ListSigningCertificates";
        var certificates = new List<RootSigningCertificate>();
        await foreach (var certificate in PagesAsync(
            account, action,
            marker => session.ListSigningCertificatesAsync(new ListSigningCertificatesRequest { Marker = marker }, cancellation),
            page => (page.Certificates, page.IsTruncated, page.Marker)))
        {
            certificates.Add(new(certificate.CertificateId, Active(account, action, certificate.Status), Utc(Said(account, action, certificate.UploadDate, "UploadDate"))));
        }

        return certificates;
    }

    private static Task<bool> ReadPasswordAsync(AccountId account, IAmazonIdentityManagementService session, CancellationToken cancellation) =>
        CallAsync(account, "iam:GetLoginProfile", async () =>
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
        });

    private static IAsyncEnumerable<TItem> PagesAsync<TItem, TPage>(
        AccountId account, string action, Func<string?, Task<TPage>> read, Func<TPage, (List<TItem>? Items, bool? More, string? Marker)> parts) =>
        IamPages.ReadAsync(account, action, read, parts, Remedy);

    private static Task<T> CallAsync<T>(AccountId account, string action, Func<Task<T>> call) => AwsCallException.GuardAsync(account, action, call, Remedy);

    private static DateTime Said(AccountId account, string action, DateTime? value, string member) => value
        ?? throw new AwsCallException(account, action, $"the answer has no {member}", "nothing is judged by it; report this as a bug if it stays.");

    /// <summary>A status that is missing or new is neither active nor inactive.</summary>
    private static bool Active(AccountId account, string action, StatusType? status) => status?.Value switch
    {
        "Active" => true,
        "Inactive" or "Expired" => false,
        var other => throw new AwsCallException(account, action, $"the answer has the status '{other}'", "nothing is judged by it; report this as a bug if it stays."),
    };

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());

    private static string? Text(string? text) => text is null or "" or "N/A" ? null : text;
}
