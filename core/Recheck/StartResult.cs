namespace Guardrails.Core.Recheck;

/// <summary>The end of an attempt to start an account's rules.</summary>
public abstract record StartResult
{
    private StartResult()
    {
    }

    /// <summary>AWS Config evaluates them.</summary>
    /// <param name="Rules">The rules that were started, and those that the account lacks.</param>
    public sealed record Started(PickedRules Rules) : StartResult;

    /// <summary>Too few are there yet, and none was started.</summary>
    /// <param name="Rules">The rules that are there, and those that the account lacks.</param>
    public sealed record NotReady(PickedRules Rules) : StartResult;

    /// <summary>The account is no working member of the organization, and none was started.</summary>
    /// <param name="Why">The account, and the answer that says so.</param>
    public sealed record Gone(string Why) : StartResult;

    /// <summary>The account is not watched by choice, and none was started.</summary>
    /// <param name="Why">The account, and the choice.</param>
    public sealed record NotWatched(string Why) : StartResult;

    /// <summary>A call failed, and none was started.</summary>
    /// <param name="Why">The account, the call and the remedy.</param>
    public sealed record Failed(string Why) : StartResult;
}
