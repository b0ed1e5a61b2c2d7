using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning;

/// <summary>
/// An account whose root user can create an access key after the deploy, or may, although the guardrail against
/// it is on.
/// </summary>
/// <param name="Why">The reason why a root key stays possible.</param>
public sealed record RemainingRootKey(AccountId Account, string Name, string Why)
{
    internal static IReadOnlyList<RemainingRootKey> In(
        IReadOnlyList<AccountPlan> accounts, OrganizationConfig config, DateTimeOffset now)
    {
        if (config.Guardrails.All(selection => selection.Guardrail is not DenyRootAccessKeyCreation))
            return [];

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            .. from account in accounts
               from answer in account.Answers
               where answer.Question == DenyRootAccessKeyCreation.RootCreatesKey
               where answer.After is (Decision.Allowed or Decision.CannotTell)
               let exemption = config.ExemptionsOf(account.Id, account.Above).FirstOrDefault(exemption =>
                   exemption.Guardrail is DenyRootAccessKeyCreation
                   && exemption.EndsOn >= today)
               select new RemainingRootKey(account.Id, account.Name, Of(account, answer, exemption)),
        ];
    }

    private static string Of(AccountPlan account, AnswerChange answer, Exemption? exemption) =>
        (account.IsManagement, exemption) switch
    {
        (true, _) => "the management account: no service control policy reaches it",
        _ when answer.After is Decision.CannotTell =>
            "it cannot be told whether another policy denies it, and none of ours does",
        (_, { } until) =>
            $"exempt {(until.IsOfUnit ? $"through {until.Target} " : "")}until {until.EndsOn:yyyy-MM-dd} "
            + $"(owner: {until.Owner})",
        _ => "no target of the guardrail covers it",
    };
}
