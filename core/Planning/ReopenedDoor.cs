using Guardrails.Core.Guardrails;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning;

/// <summary>
/// An act that a guardrail is there to deny, that is denied now and that the deploy makes possible: for certain, or but
/// for statements that are accepted without knowing what they say.
/// </summary>
/// <param name="Exemption">The exemption by which it is meant; null where it is not.</param>
internal sealed record ReopenedDoor(AccountPlan Account, AnswerChange Answer, Exemption? Exemption)
{
    public static IReadOnlyList<ReopenedDoor> In(
        IReadOnlyList<AccountPlan> accounts,
        OrganizationConfig config,
        Acceptances acceptances,
        DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            .. from account in accounts
               from answer in account.Answers
               where (answer.Change is Change.BecomesPossible || MayBecomePossible(answer, acceptances))
                     && PlanQuestions.Deniers(answer.Question).Any()
               let exemption = config.ExemptionsOf(account.Id, account.Above).FirstOrDefault(exemption =>
                   exemption.EndsOn >= today
                   && exemption.Guardrail.IsMeantToDeny(answer.Question))
               select new ReopenedDoor(account, answer, exemption),
        ];
    }

    private static bool MayBecomePossible(AnswerChange answer, Acceptances acceptances) =>
        answer.Before is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied && acceptances.Cover(answer);
}
