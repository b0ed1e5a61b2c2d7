using Guardrails.Core.Guardrails;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning;

/// <summary>An exemption, and whether it does what its owner thinks.</summary>
/// <param name="HasEnded">
/// True if it is over at the moment that is planned for: the policy denies again.
/// </param>
/// <param name="EndsSoon">
/// True if it ends within <see cref="OrganizationPlan.SoonDays"/> days of that moment, or has ended.
/// </param>
/// <param name="WithoutEffect">
/// The reason why it has no effect although it has not ended; null where it has one, or is of a unit without accounts.
/// </param>
/// <param name="Accounts">The number of member accounts that it is there to spare.</param>
public sealed record ExemptionPlan(
    Exemption Exemption, bool HasEnded, bool EndsSoon, string? WithoutEffect, int Accounts)
{
    internal static IReadOnlyList<ExemptionPlan> In(
        OrganizationConfig config, IReadOnlyList<AccountPlan> accounts, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            .. from exemption in config.Exemptions
               orderby exemption.EndsOn, exemption.Target.Value, exemption.Guardrail.Name
               let ended = exemption.EndsOn < today
               let spared = Spared(exemption, config, accounts)
               select new ExemptionPlan(
                   exemption,
                   ended,
                   exemption.EndsOn.DayNumber - today.DayNumber <= OrganizationPlan.SoonDays,
                   ended ? null : WhyWithoutEffect(exemption, config, spared),
                   spared.Count),
        ];
    }

    private static IReadOnlyList<AccountPlan> Spared(
        Exemption exemption, OrganizationConfig config, IReadOnlyList<AccountPlan> accounts) =>
    [
        .. accounts.Where(account =>
            !account.IsManagement && config.ExemptionsOf(account.Id, account.Above).Contains(exemption)),
    ];

    private static string? WhyWithoutEffect(
        Exemption exemption, OrganizationConfig config, IReadOnlyList<AccountPlan> accounts)
    {
        if (config.Guardrails.All(selection => selection.Guardrail != exemption.Guardrail))
            return $"{exemption.Guardrail.Name} is off";

        // One account of a unit in which it has an effect is an effect.
        var reasons = accounts.Select(account => WhyWithoutEffect(exemption, account)).ToList();
        return reasons.Contains(null) ? null : reasons.FirstOrDefault();
    }

    private static string? WhyWithoutEffect(Exemption exemption, AccountPlan account)
    {
        // One thing that it still spares is an effect; another guardrail may rightly deny the rest.
        var spared = account.Answers.Where(answer => exemption.Guardrail.IsMeantToDeny(answer.Question)).ToList();
        return spared is [var first, ..]
            && spared.TrueForAll(answer => answer.After is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied)
            ? $"{first.Question.Title} is denied all the same: {first.Because?.TrimEnd('.')}"
            : null;
    }
}
