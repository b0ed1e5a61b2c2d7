namespace Guardrails.Core.Planning;

/// <summary>A statement that denies after the deploy, and everything that it denies.</summary>
/// <param name="Cause">The statement, its policy and where that is attached; or where nothing allows.</param>
/// <param name="Questions">The names of the questions that it answers with no: audit and deletion first.</param>
/// <param name="Accounts">The number of accounts in which it does.</param>
/// <param name="Units">Those accounts by unit.</param>
public sealed record Denial(
    string Cause, IReadOnlyList<string> Questions, int Accounts, IReadOnlyList<UnitCount> Units)
{
    /// <summary>Everything that denies after the deploy, by its first question.</summary>
    internal static IReadOnlyList<Denial> In(IReadOnlyList<AccountPlan> accounts) =>
    [
        .. (from account in accounts
            from answer in account.Answers
            where answer.DeniedBy is not null
            group (Account: account, answer.Question) by answer.DeniedBy into same
            let units = UnitCount.Of(same.Select(one => one.Account))
            let questions = PlanQuestions.Ranked(same.Select(one => one.Question))
            select new Denial(same.Key, questions, units.Sum(unit => unit.Accounts), units))
            .OrderBy(denial => PlanQuestions.Rank(denial.Questions[0]))
            .ThenBy(denial => denial.Cause, StringComparer.Ordinal),
    ];
}
