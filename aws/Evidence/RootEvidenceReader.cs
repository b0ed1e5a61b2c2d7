using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Evidence;

/// <summary>
/// Reads what IAM shows of an account's root user: to an ordinary role of that account first, to the root
/// user itself last.
/// </summary>
/// <param name="iam">IAM, with the credentials of the member role.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="audit">Reads what a root session lists.</param>
/// <param name="time">The clock.</param>
/// <remarks>
/// The account summary and the virtual MFA devices must be readable: a failure throws, as unknown is never compliant.
/// The credential report and the root session complete them: why either is missing is part of the evidence, and it is
/// for the control to say whether it can answer without.
/// </remarks>
public sealed class RootEvidenceReader(
    IAmazonIdentityManagementService iam, AwsCalls calls, ReadRootAudit audit, TimeProvider time)
{
    /// <summary>
    /// Reads it all, one call after another, so that the same trouble is always reported by the same call.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="askedAt">For which moment it is asked for (UTC).</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">Evidence that decides could not be read.</exception>
    public async Task<RootEvidence> ReadAsync(
        AccountId account, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        // From the source that decides least to the one that decides most: so the one that decides is never
        // the older one.
        var here = calls.For(account);
        var report = await new CredentialReportReader(iam, here).ReadAsync(cancellation);
        var summary = await ReadSummaryAsync(here, cancellation);
        var devices = await ReadVirtualDevicesAsync(here, cancellation);

        // Also where the summary shows nothing: whether it counts an inactive key is not documented.
        return new(account, askedAt, summary, devices, report, await audit(account, cancellation));
    }

    private async Task<RootAccountSummary> ReadSummaryAsync(AwsCalls here, CancellationToken cancellation)
    {
        const string action = IamActions.GetAccountSummary;
        var readAt = time.GetUtcNow();
        var response = await here.MakeAsync(
            action, () => iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), cancellation), cancellation);
        var map = response.SummaryMap ?? [];
        return new(
            readAt,
            AccessKeysPresent: Present("AccountAccessKeysPresent"),
            MfaEnabled: Present("AccountMFAEnabled"),
            PasswordPresent: map.TryGetValue("AccountPasswordPresent", out var password) ? password > 0 : null,
            SigningCertificatesPresent: Present("AccountSigningCertificatesPresent"));

        bool Present(string key) =>
            map.TryGetValue(key, out var count) ? count > 0 : throw Undecided(here, action, $"no {key}");
    }

    private async Task<VirtualMfaReading> ReadVirtualDevicesAsync(AwsCalls here, CancellationToken cancellation)
    {
        const string action = IamActions.ListVirtualMFADevices;
        var readAt = time.GetUtcNow();
        var devices = await here.ListAsync(
            action,
            marker => iam.ListVirtualMFADevicesAsync(
                new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Assigned, Marker = marker },
                cancellation),
            answer => Page.Of(answer.VirtualMFADevices, answer.IsTruncated, answer.Marker),
            cancellation);

        // By its user, not its serial: a virtual root device can have any name.
        return new(readAt, [.. devices.Where(IsOfRoot).Select(device => device.SerialNumber)]);

        // A device of an unknown user may be root's: leaving it out could make an account compliant that is not.
        bool IsOfRoot(VirtualMFADevice device) => device.User?.Arn is { } user
            ? user.EndsWith(":root", StringComparison.Ordinal)
            : throw Undecided(here, action, $"no user for the assigned device {device.SerialNumber}");
    }

    private static AwsCallException Undecided(AwsCalls here, string action, string missing) => here.Failed(
        action, $"the answer has {missing}", "nothing is judged without it; report this as a bug if it stays.");
}
