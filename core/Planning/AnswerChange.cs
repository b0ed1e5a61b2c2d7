using Guardrails.Core.Guardrails;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning;

/// <summary>One question, before and after.</summary>
/// <param name="Question">The question that was asked.</param>
/// <param name="Before">The answer of service control policies now.</param>
/// <param name="After">Their answer after the deploy.</param>
/// <param name="Change">The meaning of the difference.</param>
/// <param name="Because">
/// The statement that decides after the deploy, or, where there is none, before; what cannot be told, where that is the
/// matter; null where nothing denies on either side.
/// </param>
public sealed record AnswerChange(Question Question, Decision Before, Decision After, Change Change, string? Because)
{
    /// <summary>The statement that denies after the deploy, or where nothing allows; null where neither does.</summary>
    public string? DeniedBy { get; init; }

    /// <summary>
    /// Every statement that is undecided before or after; empty where both answers are certain.
    /// </summary>
    public IReadOnlyList<UndecidedStatement> Undecided { get; init; } = [];

    /// <summary>
    /// True where an answer cannot be told, and the deploy changes either the answer or the statements that it depends
    /// on.
    /// </summary>
    public bool IsMadeWorse { get; private init; }

    /// <summary>The statement that <see cref="Because"/> is about; null where it is about none.</summary>
    public string? Cause { get; init; }

    /// <summary>
    /// Compares two answers to the same question. Only a statement of a policy named in <paramref name="ours"/> denies
    /// on purpose.
    /// </summary>
    internal static AnswerChange Of(Question question, Answer before, Answer after, IReadOnlySet<string> ours)
    {
        var meant = after is { Decision: Decision.ExplicitlyDenied, By: { } by } && ours.Contains(by.Policy)
            && PlanQuestions.Deniers(question)
                .Any(guardrail => by.Statement.StartsWith(guardrail.Name, StringComparison.Ordinal));
        var change = !meant ? Of(before.Decision, after.Decision)
            : before.Decision is Decision.Allowed or Decision.CannotTell ? Change.StopsOnPurpose
            : Change.None;
        // Only sentences are kept: an answer would keep its request, and a plan has many.
        var unknownBefore = change is Change.CannotTell && after.Decision is not Decision.CannotTell;
        var decisive = unknownBefore || after.IsAllowed ? before : after;
        var because = decisive.IsAllowed ? null : decisive.Explanation;
        var alike = before.Decision == after.Decision && Names(before).SetEquals(Names(after));
        return new(question, before.Decision, after.Decision, change, because)
        {
            Cause = decisive.By?.ToString(),
            DeniedBy = after.Decision is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied ? Denier(after) : null,
            Undecided = change is not Change.CannotTell
                ? []
                : [.. before.Undecided.Concat(after.Undecided).DistinctBy(one => (one.At, one.Sha256))],
            IsMadeWorse = change is Change.CannotTell && !alike,
        };
    }

    private static HashSet<(DecidingStatement At, string Sha256)> Names(Answer answer) =>
        [.. answer.Undecided.Select(one => (one.At, one.Sha256))];

    private static string Denier(Answer answer) =>
        answer.By?.ToString() ?? $"No statement of the {answer.Layer} allows it";

    private static Change Of(Decision before, Decision after) => (before, after) switch
    {
        (Decision.CannotTell, _) or (_, Decision.CannotTell) => Change.CannotTell,
        (Decision.Allowed, Decision.Allowed) => Change.None,
        (Decision.Allowed, _) => Change.StopsByAccident,
        (_, Decision.Allowed) => Change.BecomesPossible,
        _ => Change.None,
    };
}
