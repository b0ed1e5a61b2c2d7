using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>The root user has no access key, active or not.</summary>
/// <remarks>
/// The account summary decides, as it is current; the credential report adds which key, its age and its last use.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
/// </remarks>
public sealed class NoRootAccessKeys : IControl
{
    /// <summary>Before this day IAM recorded no use of access keys, so "never used" would say too much of an older key.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
    private static readonly DateTimeOffset UseTrackedSince = new(2015, 4, 22, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => nameof(NoRootAccessKeys);

    /// <inheritdoc/>
    public string Description => "The root user of the account has no access key, active or inactive.";

    /// <inheritdoc/>
    public string RuleName => "root-access-keys";

    /// <inheritdoc/>
    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    /// <inheritdoc/>
    public Verdict Evaluate(RootEvidence evidence) => evidence.Summary.AccessKeysPresent
        ? new(evidence.Account, Name, Compliance.NonCompliant, [.. Keys(evidence)])
        : new(evidence.Account, Name, Compliance.Compliant, [.. NoKeys(evidence)]);

    private static IEnumerable<string> Keys(RootEvidence evidence)
    {
        if (evidence.Report.Row is not { } row)
        {
            yield return $"A root access key exists. Its state, age and last use are unknown: {evidence.Report.Unavailable}";
            yield break;
        }

        var active = row.Keys.Where(key => key.Active).ToList();
        foreach (var key in active)
            yield return $"Root access key {key.Slot} is active{Age(key, row.GeneratedAt)}, {LastUse(key)}.";

        if (active.Count == 0)
        {
            yield return $"A root access key exists. The credential report of {Words.Minute(row.GeneratedAt)} shows no active one, so it is "
                + "inactive or newer than that report (an inactive root key is still a root key).";
        }
    }

    private static IEnumerable<string> NoKeys(RootEvidence evidence)
    {
        yield return evidence.Summary.CredentialsAbsent
            ? $"No root access key exists: {Words.CredentialsAbsent}."
            : "No root access key exists.";

        if (evidence.Report.Row is { } row && row.Keys.Any(key => key.Active))
        {
            yield return $"The credential report of {Words.Minute(row.GeneratedAt)} still shows an active key. "
                + "It can be four hours old; the account summary is current and decides.";
        }
    }

    private static string Age(RootReportKey key, DateTimeOffset now) => key.LastRotated is { } rotated
        ? $", created or rotated {Words.Day(rotated)} ({Words.Days(now.UtcDateTime.Date - rotated.UtcDateTime.Date)} ago)"
        : ", of unknown age";

    private static string LastUse(RootReportKey key) => key switch
    {
        { LastUsed: { } used } => $"last used {Words.Day(used)}"
            + (key.LastUsedService is { } service ? $" by {service}" : "")
            + (key.LastUsedRegion is { } region ? $" in {region}" : ""),
        { LastRotated: { } rotated } when rotated >= UseTrackedSince => "never used",
        _ => "no use recorded since April 2015, when IAM began to record it",
    };
}
