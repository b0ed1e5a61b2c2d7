using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>What a deploy means to one account.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The names on the way to it, such as <c>Root/Workloads/Sandbox</c>.</param>
/// <param name="State">AWS's word for its state.</param>
/// <param name="IsManagement">Whether it is the management account, which no service control policy reaches.</param>
/// <param name="Prospects">An answer to each question, in the plan's order of questions; the management account has none about AssumeRoot, which does not reach it.</param>
public sealed record AccountOutlook(AccountId Id, string Name, string Unit, string State, bool IsManagement, IReadOnlyList<Prospect> Prospects)
{
    /// <summary>Whether anybody can act in it.</summary>
    public bool IsActive => State == SnapshotAccount.Active;
}

/// <summary>One question, before and after.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Before">What service control policies say now.</param>
/// <param name="After">What they say after the deploy.</param>
/// <param name="Turn">What the difference means.</param>
/// <param name="Because">What decides after the deploy, or, where that is nothing, before; what cannot be told where that is the matter; null where nothing denies on either side.</param>
public sealed record Prospect(Question Question, Decision Before, Decision After, Turn Turn, string? Because)
{
    /// <summary>The statement that <see cref="Because"/> is about; null where it is about none.</summary>
    public string? Cause { get; init; }

    /// <summary>Compares two answers to the same question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="before">The answer now.</param>
    /// <param name="after">The answer then.</param>
    /// <param name="ours">The names of our policies: only a statement of one of these denies on purpose.</param>
    internal static Prospect Of(Question question, Answer before, Answer after, IReadOnlySet<string> ours)
    {
        var meant = after is { Decision: Decision.ExplicitlyDenied, By: { } by } && ours.Contains(by.Policy)
            && question.Prevents.Any(guardrail => by.Statement.StartsWith(guardrail, StringComparison.Ordinal));
        var turn = !meant ? Of(before.Decision, after.Decision)
            : before.Decision is Decision.Allowed or Decision.CannotTell ? Turn.StopsOnPurpose
            : Turn.None;
        // Only sentences are kept: an answer would keep its request, and a plan has many.
        var decisive = turn is Turn.CannotTell && after.Decision is not Decision.CannotTell || after.IsAllowed ? before : after;
        var because = decisive.IsAllowed ? null : decisive.Explanation;
        return new(question, before.Decision, after.Decision, turn, because) { Cause = decisive.By?.ToString() };
    }

    private static Turn Of(Decision before, Decision after) => (before, after) switch
    {
        (Decision.CannotTell, _) or (_, Decision.CannotTell) => Turn.CannotTell,
        (Decision.Allowed, Decision.Allowed) => Turn.None,
        (Decision.Allowed, _) => Turn.StopsByAccident,
        (_, Decision.Allowed) => Turn.BecomesPossible,
        _ => Turn.None,
    };
}

/// <summary>What the difference between two answers means.</summary>
public enum Turn
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It worked and will be denied by a guardrail whose purpose that is.</summary>
    StopsOnPurpose,

    /// <summary>It worked and will not, and no guardrail is there to deny it.</summary>
    StopsByAccident,

    /// <summary>It was denied and will be possible.</summary>
    BecomesPossible,

    /// <summary>One of the answers cannot be told.</summary>
    CannotTell,
}
