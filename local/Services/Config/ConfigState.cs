using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS Config's state.</summary>
internal sealed class ConfigState
{
    /// <summary>
    /// Regions in which whoever runs an account has started a recorder in it; null for the home Region alone.
    /// </summary>
    public IReadOnlyList<string>? RecorderRegions { get; set; }

    /// <summary>Accounts in which nobody has started a recorder anywhere.</summary>
    public HashSet<string> WithoutOwnRecorder { get; } = [];

    /// <summary>Recorders that stacks made.</summary>
    public Dictionary<(string AccountId, string Region), ConfigRecorder> Recorders { get; } = [];

    /// <summary>Organization rules.</summary>
    public SortedDictionary<(string Name, string Region), OrganizationRule> OrganizationRules { get; } = new(ByName);

    /// <summary>Organization conformance packs.</summary>
    public SortedDictionary<(string Name, string Region), OrganizationPack> OrganizationPacks { get; } = new(ByName);

    /// <summary>Organization aggregators by name.</summary>
    public SortedDictionary<string, Aggregator> Aggregators { get; } = new(StringComparer.Ordinal);

    /// <summary>Saved advanced queries by account and name.</summary>
    public Dictionary<(string AccountId, string Name), StoredQuery> StoredQueries { get; } = [];

    /// <summary>The rules of every account.</summary>
    public List<ConfigRule> Rules { get; } = [];

    /// <summary>The last evaluation that was started out of turn in an account.</summary>
    public Dictionary<(string AccountId, string Region), StartedEvaluation> Started { get; } = [];

    /// <summary>Result tokens of invocations that still run.</summary>
    public Dictionary<string, ConfigRule> ResultTokens { get; } = [];

    private static Comparer<(string Name, string Region)> ByName { get; } =
        Comparer<(string Name, string Region)>.Create((one, other) =>
            string.CompareOrdinal($"{one.Name} {one.Region}", $"{other.Name} {other.Region}"));

    /// <summary>Tells whether a recorder runs in an account that no stack made.</summary>
    public bool HasOwnRecorder(World world, string accountId, string region) =>
        !WithoutOwnRecorder.Contains(accountId) && (RecorderRegions ?? [world.HomeRegion]).Contains(region);

    /// <summary>Tells whether a recorder runs in an account.</summary>
    public bool Records(World world, string accountId, string region) => HasOwnRecorder(world, accountId, region)
        || Recorders.GetValueOrDefault((accountId, region)) is { Channel: not null };
}

/// <summary>An organization Config rule that a function evaluates.</summary>
internal sealed record OrganizationRule(
    string Name,
    string AccountId,
    string Region,
    string FunctionArn,
    string? InputParameters,
    string Frequency,
    IReadOnlyList<string> ExcludedAccounts);

/// <summary>
/// An organization conformance pack of managed rules: rule name and managed rule identifier, in template order.
/// </summary>
internal sealed record OrganizationPack(
    string Name,
    string AccountId,
    string Region,
    IReadOnlyList<KeyValuePair<string, string>> Rules,
    IReadOnlyList<string> ExcludedAccounts);

/// <summary>A rule in one account.</summary>
/// <param name="accountId">The account.</param>
/// <param name="name">Its name there.</param>
/// <param name="deployed">
/// The organization's name for it: the organization rule's name, or the rule's name in the pack.
/// </param>
/// <param name="id">Its id.</param>
/// <param name="arn">Its ARN.</param>
internal sealed class ConfigRule(string accountId, string name, string deployed, string id, string arn)
{
    public string AccountId { get; } = accountId;

    public string Name { get; } = name;

    public string Deployed { get; } = deployed;

    public string Id { get; } = id;

    public string Arn { get; } = arn;

    public string Region => Arn.Split(':')[3];

    /// <summary>The organization rule that it comes from; null for a pack's rule.</summary>
    public OrganizationRule? Organization { get; set; }

    /// <summary>The managed rule that it is; null for one that a function evaluates.</summary>
    public string? ManagedIdentifier { get; init; }

    /// <summary>The latest result, or null.</summary>
    public ConfigResult? Result { get; set; }
}

/// <summary>One result of a rule.</summary>
internal sealed record ConfigResult(string Compliance, string? Annotation, DateTimeOffset OrderingTimestamp);

/// <summary>Rules of one account that were started out of turn.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
/// <param name="Number">The order in which they were started.</param>
/// <param name="At">When.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Ended">They have run.</param>
internal sealed record StartedEvaluation(
    string AccountId, string Region, int Number, DateTimeOffset At, IReadOnlyList<ConfigRule> Rules, bool Ended);

/// <summary>A saved advanced query.</summary>
internal sealed record StoredQuery(string Expression, string? Description);

/// <summary>An organization aggregator.</summary>
internal sealed record Aggregator(
    string Name, string AccountId, string RoleArn, bool AllRegions, IReadOnlyList<string> Regions);
