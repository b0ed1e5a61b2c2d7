using Guardrails.Core.Guardrails;
using Guardrails.Core.Placement;
using Guardrails.Core.Setup;

namespace Guardrails.Core.Planning;

/// <summary>The kind of thing that fails a plan.</summary>
public enum PlanFindingKind
{
    /// <summary>Something that works stops working, and no guardrail is there to deny it.</summary>
    StopsByAccident,

    /// <summary>The policies' answer cannot be told.</summary>
    CannotTell,

    /// <summary>A policy is too long.</summary>
    PolicyTooLong,

    /// <summary>A target would hold too many policies.</summary>
    NoSlot,

    /// <summary>An exemption that spares nothing: its owner relies on what will not work.</summary>
    ExemptionWithoutEffect,

    /// <summary>
    /// AWS Config recorders are asked for where AWS Control Tower manages them: the setup refuses it.
    /// </summary>
    RecorderOfControlTower,
}

/// <summary>Something that fails a plan.</summary>
/// <param name="Where">The account, target or policy.</param>
/// <param name="Text">The fault and the remedy, in sentences.</param>
public sealed record PlanFinding(PlanFindingKind Kind, string Where, string Text)
{
    /// <summary>
    /// The statement behind it, which may be behind findings in many accounts; null where it is no statement's doing.
    /// </summary>
    public string? Cause { get; init; }

    internal static IReadOnlyList<PlanFinding> In(
        IReadOnlyList<ServiceControlPolicy> policies,
        PolicyLimits limits,
        IReadOnlyList<TargetCapacity> targets,
        IReadOnlyList<AccountPlan> accounts,
        IReadOnlyList<ExemptionPlan> exemptions,
        IReadOnlyList<SetupRefusal> refusals) =>
    [
        .. from policy in policies
           where policy.Characters > limits.PolicyCharacters
           let tooLong = ServiceControlPolicies.TooLong(policy, limits)
           select new PlanFinding(PlanFindingKind.PolicyTooLong, policy.Name, tooLong),

        .. from target in targets
           where target.UsedMeanwhile > target.Slots
           select new PlanFinding(PlanFindingKind.NoSlot, target.Target.Value, Room(target)),

        .. from one in exemptions
           where one.WithoutEffect is not null
           select new PlanFinding(PlanFindingKind.ExemptionWithoutEffect, one.Exemption.Account.Value,
               $"It is exempt from {one.Exemption.Guardrail.Name} until {one.Exemption.EndsOn:yyyy-MM-dd} "
               + $"(owner: {one.Exemption.Owner}), and that has no effect: {one.WithoutEffect}."),

        // No other refusal of the setup gets as far as this: PlanPreconditions has compared the organization itself.
        .. from refusal in refusals
           select new PlanFinding(PlanFindingKind.RecorderOfControlTower, refusal.Path, refusal.Text),

        .. from account in accounts
           from answer in account.Answers
           where answer.Change is Change.StopsByAccident or Change.CannotTell
           select Of(account, answer),
    ];

    private static PlanFinding Of(AccountPlan account, AnswerChange answer)
    {
        var (kind, text) = answer.Change is Change.StopsByAccident
            ? (PlanFindingKind.StopsByAccident, $"works now and will not. {answer.Because}")
            : (PlanFindingKind.CannotTell,
                $"{answer.Because}{(answer.Before == answer.After ? " That is so before the deploy, too." : "")}");
        return new(kind, account.Id.Value, $"{answer.Question.Title}: {text}") { Cause = answer.Cause };
    }

    private static string Room(TargetCapacity target)
    {
        var policies = string.Join(", ", target.Policies.Select(policy => policy.Name));
        return target.Free < 0
            ? $"{target.Name} ({target.Target}) would hold {target.UsedAfter} service control policies ({policies}), "
                + $"and {target.Slots} fit. Detach or merge others' policies, or choose another target."
            : $"{target.Name} ({target.Target}) would hold {target.UsedMeanwhile} "
                + "service control policies for a moment, "
                + $"as one is attached before another is detached, and {target.Slots} fit. Free a slot for the deploy.";
    }
}
