using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Aws;

/// <summary>Reads what IAM shows of an account's root user: to an ordinary role of that account first, to the root user itself last.</summary>
/// <param name="iam">IAM, with the credentials of the member role.</param>
/// <param name="audit">Reads what a root session lists.</param>
/// <param name="time">The clock.</param>
/// <remarks>
/// The account summary and the virtual MFA devices must be readable: a failure throws, as unknown is never compliant.
/// The credential report and the root session complete them: why either is missing is part of the evidence, and it is for the
/// control to say whether it can answer without.
/// </remarks>
public sealed class RootEvidenceReader(IAmazonIdentityManagementService iam, ReadRootAudit audit, TimeProvider time)
{
    /// <summary>Reads it all, one call after another, so that the same trouble is always reported by the same call.</summary>
    /// <param name="account">The account.</param>
    /// <param name="askedAt">For which moment it is asked for (UTC).</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Evidence that decides could not be read.</exception>
    public async Task<RootEvidence> ReadAsync(AccountId account, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        // From the source that decides least to the one that decides most: so the one that decides is never the older one.
        var report = await new CredentialReportReader(iam, account, time).ReadAsync(cancellation);
        var summary = await ReadSummaryAsync(account, cancellation);
        var devices = await ReadVirtualDevicesAsync(account, cancellation);

        // Also where the summary shows nothing: whether it counts an inactive key is not documented.
        return new(account, askedAt, summary, devices, report, await audit(account, cancellation));
    }

    private async Task<RootAccountSummary> ReadSummaryAsync(AccountId account, CancellationToken cancellation)
    {
        const string action = "iam:GetAccountSummary";
        var readAt = time.GetUtcNow();
        var response = await AwsCallException.GuardAsync(account, action, () => iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), cancellation));
        var map = response.SummaryMap ?? [];
        return new(
            readAt,
            AccessKeysPresent: Present("AccountAccessKeysPresent"),
            MfaEnabled: Present("AccountMFAEnabled"),
            PasswordPresent: map.TryGetValue("AccountPasswordPresent", out var password) ? password > 0 : null,
            SigningCertificatesPresent: Present("AccountSigningCertificatesPresent"));

        bool Present(string key) => map.TryGetValue(key, out var count)
            ? count > 0
            : throw new AwsCallException(account, action, $"the answer has no {key}", "nothing is judged without it; report this as a bug if it stays.");
    }

    private async Task<VirtualMfaReading> ReadVirtualDevicesAsync(AccountId account, CancellationToken cancellation)
    {
        const string action = "iam:ListVirtualMFADevices";
        var readAt = time.GetUtcNow();
        var serials = new List<string>();
        await foreach (var device in IamPages.ReadAsync(
            account, action,
            marker => iam.ListVirtualMFADevicesAsync(new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Assigned, Marker = marker }, cancellation),
            page => (page.VirtualMFADevices, page.IsTruncated, page.Marker)))
        {
            // By its user, not its serial: a virtual root device can have any name.
            if (UserOf(device).EndsWith(":root", StringComparison.Ordinal))
                serials.Add(device.SerialNumber);
        }

        return new(readAt, serials);

        // A device of an unknown user may be root's: leaving it out could make an account compliant that is not.
        string UserOf(VirtualMFADevice device) => device.User?.Arn
            ?? throw new AwsCallException(
                account, action, $"the answer has no user for the assigned device {device.SerialNumber}", "nothing is judged without it; report this as a bug if it stays.");
    }
}
