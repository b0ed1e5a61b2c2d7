using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning;

/// <summary>
/// A statement whose effect a plan cannot tell, and everything that depends on it. Each is named once.
/// </summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Statement">
/// Its Sid, or its number in the policy, from 1; <c>?</c> for a policy that cannot be read.
/// </param>
/// <param name="Sha256">The SHA-256 by which the organization's file can accept it.</param>
/// <param name="Reason">What cannot be told, for the first of the questions.</param>
/// <param name="Questions">The names of the questions that depend on it: audit and deletion first.</param>
/// <param name="Accounts">The number of accounts in which they do.</param>
/// <param name="Units">Those accounts by unit.</param>
public sealed record UndecidedCause(
    string Policy,
    string Statement,
    string Sha256,
    string Reason,
    IReadOnlyList<string> Questions,
    int Accounts,
    IReadOnlyList<UnitCount> Units)
{
    /// <summary>The acceptance that counts for it; null where there is none.</summary>
    public AcceptedStatement? Accepted { get; init; }

    /// <summary>
    /// True where it fails the plan: it is not accepted, and an answer that depends on it is one that Guardrails itself
    /// needs, or one that the deploy changes.
    /// </summary>
    public bool FailsPlan { get; init; }

    /// <summary>Every undecided statement of a plan: those that fail it first, then by their first question.</summary>
    internal static IReadOnlyList<UndecidedCause> In(IReadOnlyList<AccountPlan> accounts, Acceptances acceptances) =>
    [
        .. (from account in accounts
            from answer in account.Answers
            from statement in answer.Undecided
            group (Account: account, Answer: answer, Statement: statement)
                by (statement.At.Policy, statement.At.Statement, statement.Sha256) into same
            select Of([.. same], acceptances))
            .OrderBy(cause => cause.FailsPlan ? 0 : 1)
            .ThenBy(cause => PlanQuestions.Rank(cause.Questions[0]))
            .ThenBy(cause => cause.Policy, StringComparer.Ordinal)
            .ThenBy(cause => cause.Statement, StringComparer.Ordinal),
    ];

    private static UndecidedCause Of(
        List<(AccountPlan Account, AnswerChange Answer, UndecidedStatement Statement)> touched, Acceptances acceptances)
    {
        var first = touched.MinBy(one => PlanQuestions.Rank(one.Answer.Question.Name)).Statement;
        var units = UnitCount.Of(touched.Select(one => one.Account));
        var accepted = acceptances.Of(first.Sha256);
        return new(
            first.At.Policy,
            first.At.Statement,
            first.Sha256,
            first.Reason,
            PlanQuestions.Ranked(touched.Select(one => one.Answer.Question)),
            units.Sum(unit => unit.Accounts),
            units)
        {
            Accepted = accepted,
            FailsPlan = accepted is null
                && touched.Exists(one => one.Answer.IsMadeWorse || PlanQuestions.IsOurs(one.Answer.Question)),
        };
    }
}
