using System.Text.RegularExpressions;

namespace Guardrails.Core.Ids;

/// <summary>An AWS partition: a separate AWS, with its own accounts, organizations and endpoints.</summary>
/// <param name="Name">As it stands in ARNs: <c>aws</c>, <c>aws-us-gov</c> or <c>aws-cn</c>.</param>
/// <param name="HomeRegion">
/// The Region where IAM's control plane logs, and so where the guardrails are deployed.
/// </param>
/// <param name="DnsSuffix">The end of the names of AWS endpoints and service hosts.</param>
public sealed record Partition(string Name, string HomeRegion, string DnsSuffix)
{
    /// <summary>The commercial partition.</summary>
    public static readonly Partition Commercial = new("aws", "us-east-1", "amazonaws.com");

    /// <summary>AWS GovCloud (US), where a root user has keys but neither console nor MFA.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html</remarks>
    public static readonly Partition GovCloud = new("aws-us-gov", "us-gov-west-1", "amazonaws.com");

    /// <summary>AWS China, where no root user exists.</summary>
    /// <remarks>Source: https://docs.amazonaws.cn/aws/latest/userguide/iam.html</remarks>
    public static readonly Partition China = new("aws-cn", "cn-north-1", "amazonaws.com.cn");

    /// <summary>Every partition that this product knows.</summary>
    public static readonly IReadOnlyList<Partition> All = [Commercial, GovCloud, China];

    /// <summary>The reason why nothing about root users applies, or null where there are root users.</summary>
    public string? WhyNoRootUsers => this == China ? "the partition has no root users" : null;

    /// <summary>
    /// The reason why nothing about a root user's console, its MFA or its sign-in applies, or null where root users
    /// sign in.
    /// </summary>
    public string? WhyNoRootSignIn =>
        this == GovCloud ? "the partition's root users have neither console nor MFA" : WhyNoRootUsers;

    /// <summary>
    /// The Regions in which AWS logs what root users do about themselves: calls to IAM in the home Region, sign-ins
    /// also in others.
    /// </summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html;
    /// GovCloud's root users do not sign in.
    /// </remarks>
    public IReadOnlyList<string> RootEventRegions =>
        this == Commercial ? [HomeRegion, "us-east-2", "us-west-2"] : [HomeRegion];

    /// <summary>The pattern of the names of every partition's Regions, for a JSON schema.</summary>
    public static string RegionPattern { get; } =
        $"^({string.Join('|', All.Select(partition => partition.OwnRegions))})$";

    // Source: the regionRegex of each partition in botocore's data/partitions.json. A list of names would refuse a
    // Region that AWS opens tomorrow.
    private string OwnRegions => this == GovCloud ? "us-gov-[a-z]+-[0-9]+"
        : this == China ? "cn-[a-z]+-[0-9]+"
        : "(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-[0-9]+";

    /// <summary>Tells whether a text has the form of the names of the partition's Regions.</summary>
    public bool HasRegion(string name) =>
        Regex.IsMatch(name, $@"^(?:{OwnRegions})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The names of the partitions where something applies.</summary>
    /// <param name="whyNotIn">The reason why it does not apply in a partition; null where it applies.</param>
    internal static string Names(Func<Partition, string?> whyNotIn) =>
        string.Join(", ", All.Where(partition => whyNotIn(partition) is null));

    /// <summary>
    /// The paragraph of a guide, in Markdown: the partitions where something applies, and why not in the others.
    /// </summary>
    /// <param name="whyNotIn">The reason why it does not apply in a partition; null where it applies.</param>
    internal static string Paragraph(Func<Partition, string?> whyNotIn) =>
        $"**Partitions.** {Names(whyNotIn)}." + string.Concat(
            from partition in All
            let why = whyNotIn(partition)
            where why is not null
            select $" Not {partition}: {why}.");

    /// <summary>The partition of that name, or null.</summary>
    public static Partition? TryParse(string? name) => All.SingleOrDefault(partition => partition.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
