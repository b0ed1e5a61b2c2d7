using Amazon.IdentityManagement;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Evidence;
using Guardrails.Core.Evidence;

namespace Guardrails.Aws.Usage;

/// <summary>Reads when an account's root keys were last used, with credentials of that account.</summary>
/// <param name="iam">IAM.</param>
/// <param name="calls">How AWS is called about the account.</param>
/// <remarks>
/// The credential report is the only place that AWS documents to tell a root key's last use to others than the root
/// user. It names no key, so the newest use of any slot counts for every key: never too early.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
/// </remarks>
public sealed class LastUseReader(IAmazonIdentityManagementService iam, AwsCalls calls)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The newest use of any root key, nothing where none was used; or why that is not known.</summary>
    public async Task<Reading<RootKeyUse>> ReadAsync(CancellationToken cancellation)
    {
        using var time = new SourceTime(Longest, cancellation);
        var report = await new CredentialReportReader(iam, calls).ReadAsync(time);
        if (report.Row is not { Keys: var keys })
            return Reading.None<RootKeyUse>(report.Gap!);
        var newest = keys.Seen.Where(key => key.LastUsed is not null).MaxBy(key => key.LastUsed);
        return new(
            newest is { LastUsed: { } at } ? [new(at, newest.LastUsedService, newest.LastUsedRegion)] : [], keys.Gap);
    }
}
