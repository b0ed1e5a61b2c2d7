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
/// <param name="limits">The time that each source has.</param>
/// <remarks>
/// Whatever cannot be read is a gap in the evidence and takes nothing away from the rest: it is for the control to say
/// whether it can answer without.
/// </remarks>
public sealed class RootEvidenceReader(
    IAmazonIdentityManagementService iam,
    AwsCalls calls,
    ReadRootAudit audit,
    TimeProvider time,
    SourceLimits limits)
{
    /// <summary>
    /// Reads it all, one call after another, so that the same trouble is always reported by the same call.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="askedAt">For which moment it is asked for (UTC).</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">All time was up.</exception>
    public async Task<RootEvidence> ReadAsync(
        AccountId account, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        // From the source that decides least to the one that decides most: so the one that decides is never
        // the older one.
        var here = calls.For(account);
        using var forReport = new SourceTime(limits.Report, cancellation);
        var report = await new CredentialReportReader(iam, here).ReadAsync(forReport);
        using var forSummary = new SourceTime(limits.Call, cancellation);
        var summary = await ReadSummaryAsync(here, forSummary);
        using var forDevices = new SourceTime(limits.Call, cancellation);
        var devices = await ReadVirtualDevicesAsync(here, forDevices);

        // Also where the summary shows nothing: whether it counts an inactive key is not documented.
        return new(account, askedAt, summary, devices, report, await audit(account, cancellation));
    }

    private async Task<RootAccountSummary> ReadSummaryAsync(AwsCalls here, SourceTime limit)
    {
        const string action = IamActions.GetAccountSummary;
        var readAt = time.GetUtcNow();
        try
        {
            var response = await here.MakeAsync(
                action, () => iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), limit.Token), limit.Token);
            return Summary(readAt, response.SummaryMap ?? [], missing => here.Unreadable(action, missing).ToGap());
        }
        catch (AwsCallException exception) when (!limit.IsAllUp)
        {
            return RootAccountSummary.Unread(readAt, exception.ToGap());
        }
    }

    /// <summary>An entry that is missing costs that entry; the one on the password may be.</summary>
    private static RootAccountSummary Summary(
        DateTimeOffset readAt, Dictionary<string, int> map, Func<string, Gap> unreadable)
    {
        var missing = new List<string>();
        var (keys, mfa, certificates) = (
            Present("AccountAccessKeysPresent"),
            Present("AccountMFAEnabled"),
            Present("AccountSigningCertificatesPresent"));
        return new(
            readAt,
            keys,
            mfa,
            PasswordPresent: map.TryGetValue("AccountPasswordPresent", out var password) && password >= 0
                ? password > 0
                : null,
            certificates,
            missing.Count == 0 ? null : unreadable($"the answer has no {string.Join(", ", missing)}"));

        bool? Present(string key)
        {
            // A number that counts nothing is none.
            if (map.TryGetValue(key, out var count) && count >= 0)
                return count > 0;
            missing.Add(key);
            return null;
        }
    }

    private async Task<VirtualMfaReading> ReadVirtualDevicesAsync(AwsCalls here, SourceTime limit)
    {
        const string action = IamActions.ListVirtualMFADevices;
        var readAt = time.GetUtcNow();
        var devices = await new Readings(here, limit).ListAsync(
            action,
            marker => iam.ListVirtualMFADevicesAsync(
                new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Assigned, Marker = marker },
                limit.Token),
            answer => Page.Of(answer.VirtualMFADevices, answer.IsTruncated, answer.Marker),
            device => IsOfRoot(device) ? Serial(device) : null);
        return new(readAt, new([.. devices.Seen.OfType<string>()], devices.Gap));

        // By its user, not its serial: a virtual root device can have any name. A device of an unknown user may be
        // root's: leaving it out could make an account compliant that is not.
        bool IsOfRoot(VirtualMFADevice device) => device.User?.Arn is { Length: > 0 } user
            ? user.EndsWith(":root", StringComparison.Ordinal)
            : throw here.Unreadable(action, $"the answer has no user for the assigned device {device.SerialNumber}");

        string Serial(VirtualMFADevice device) => device.SerialNumber is { Length: > 0 } serial
            ? serial
            : throw here.Unreadable(action, "the answer has a device of the root user without SerialNumber");
    }
}
