using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Core.Setup;

namespace Guardrails.Core.Planning;

/// <summary>What kind of thing fails a plan.</summary>
public enum PlanFindingKind
{
    /// <summary>Something that works stops working, and no guardrail is there to deny it.</summary>
    StopsByAccident,

    /// <summary>What policies say cannot be told.</summary>
    CannotTell,

    /// <summary>A policy is too long.</summary>
    PolicyTooLong,

    /// <summary>A target would hold too many policies.</summary>
    NoSlot,

    /// <summary>An exemption that spares nothing: its owner relies on what will not work.</summary>
    ExemptionWithoutEffect,

    /// <summary>AWS Config recorders are asked for where AWS Control Tower manages them: the setup refuses it.</summary>
    RecorderOfControlTower,
}

/// <summary>Something that fails a plan.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Where">The account, target or policy.</param>
/// <param name="Text">What is wrong and what to do, in sentences.</param>
public sealed record PlanFinding(PlanFindingKind Kind, string Where, string Text)
{
    /// <summary>The statement behind it, which may be behind findings in many accounts; null where it is no statement's doing.</summary>
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
           select new PlanFinding(PlanFindingKind.PolicyTooLong, policy.Name, ServiceControlPolicies.TooLong(policy, limits)),

        .. from target in targets
           where target.UsedMeanwhile > target.Slots
           select new PlanFinding(PlanFindingKind.NoSlot, target.Target.Value, Room(target)),

        .. from one in exemptions
           where one.WithoutEffect is not null
           select new PlanFinding(PlanFindingKind.ExemptionWithoutEffect, one.Exemption.Account.Value,
               $"It is exempt from {one.Exemption.Guardrail} until {one.Exemption.EndsOn:yyyy-MM-dd} (owner: {one.Exemption.Owner}), and that has no effect: {one.WithoutEffect}."),

        // Of what the setup refuses, a snapshot shows this alone: PlanPreconditions found the organization to be the file's.
        .. from refusal in refusals
           select new PlanFinding(PlanFindingKind.RecorderOfControlTower, refusal.Path, $"{refusal.Reason}. Remedy: {refusal.Remedy}"),

        .. from account in accounts
           from answer in account.Answers
           where answer.Change is Change.StopsByAccident or Change.CannotTell
           select Of(account, answer),
    ];

    private static PlanFinding Of(AccountPlan account, AnswerChange answer) => answer.Change is Change.StopsByAccident
        ? new(PlanFindingKind.StopsByAccident, account.Id.Value, $"{answer.Question.Title}: works now and will not. {answer.Because}") { Cause = answer.Cause }
        : new(PlanFindingKind.CannotTell, account.Id.Value,
            $"{answer.Question.Title}: {answer.Because}{(answer.Before == answer.After ? " That is so before the deploy, too." : "")}") { Cause = answer.Cause };

    private static string Room(TargetCapacity target)
    {
        var policies = string.Join(", ", target.Policies.Select(policy => policy.Name));
        return target.Free < 0
            ? $"{target.Name} ({target.Target}) would hold {target.UsedAfter} service control policies ({policies}), and {target.Slots} fit. Detach or merge others' policies, or choose another target."
            : $"{target.Name} ({target.Target}) would hold {target.UsedMeanwhile} service control policies for a moment, as one is attached before another is detached, and {target.Slots} fit. Free a slot for the deploy.";
    }
}
