namespace Guardrails.Local.Services.Config;

/// <summary>AWS Config's state, in the home Region.</summary>
internal sealed class ConfigState
{
    /// <summary>
    /// Accounts in which nobody has started a recorder in the home Region. Whoever runs one of the others has.
    /// </summary>
    public HashSet<string> WithoutOwnRecorder { get; } = [];

    /// <summary>Recorders that stacks made, by account.</summary>
    public Dictionary<string, ConfigRecorder> Recorders { get; } = [];

    /// <summary>Organization rules by name.</summary>
    public SortedDictionary<string, OrganizationRule> OrganizationRules { get; } = new(StringComparer.Ordinal);

    /// <summary>Organization conformance packs by name.</summary>
    public SortedDictionary<string, OrganizationPack> OrganizationPacks { get; } = new(StringComparer.Ordinal);

    /// <summary>Organization aggregators by name.</summary>
    public SortedDictionary<string, Aggregator> Aggregators { get; } = new(StringComparer.Ordinal);

    /// <summary>Saved advanced queries by account and name.</summary>
    public Dictionary<(string AccountId, string Name), StoredQuery> StoredQueries { get; } = [];

    /// <summary>The rules of every account.</summary>
    public List<ConfigRule> Rules { get; } = [];

    /// <summary>The last evaluation that was started out of turn, by account.</summary>
    public SortedDictionary<string, StartedEvaluation> Started { get; } = new(StringComparer.Ordinal);

    /// <summary>Result tokens of invocations that still run.</summary>
    public Dictionary<string, ConfigRule> ResultTokens { get; } = [];

    /// <summary>Tells whether a recorder runs in an account.</summary>
    public bool Records(string accountId) =>
        !WithoutOwnRecorder.Contains(accountId) || Recorders.GetValueOrDefault(accountId) is { Channel: not null };
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
/// <param name="Number">The order in which they were started.</param>
/// <param name="At">When.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Ended">They have run.</param>
internal sealed record StartedEvaluation(
    string AccountId, int Number, DateTimeOffset At, IReadOnlyList<ConfigRule> Rules, bool Ended);

/// <summary>A saved advanced query.</summary>
internal sealed record StoredQuery(string Expression, string? Description);

/// <summary>An organization aggregator.</summary>
internal sealed record Aggregator(
    string Name, string AccountId, string RoleArn, bool AllRegions, IReadOnlyList<string> Regions);
