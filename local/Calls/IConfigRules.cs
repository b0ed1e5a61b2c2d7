namespace Guardrails.Local.Calls;

/// <summary>AWS Config as people use it from outside.</summary>
internal interface IConfigRules
{
    /// <summary>Nobody has started a recorder in the account. Otherwise whoever runs an account has.</summary>
    void NoRecorderIn(string accountId);

    /// <summary>Whoever runs an account has started a recorder in these Regions and in no other.</summary>
    void RecordersIn(IReadOnlyList<string> regions);

    /// <summary>Runs every rule of one account, or of all.</summary>
    Task<IReadOnlyList<RuleRun>> RunAsync(string? accountId, CancellationToken cancellation);

    /// <summary>The organization aggregator's results. The caller holds the world's lock.</summary>
    /// <exception cref="InvalidOperationException">No aggregator is deployed.</exception>
    IReadOnlyList<AggregateResult> Aggregate();
}
