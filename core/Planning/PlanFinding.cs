using Guardrails.Core.Guardrails;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;

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
        IReadOnlyList<ServiceControlPolicy> policies, PolicyLimits limits, IReadOnlyList<TargetRoom> targets, IReadOnlyList<AccountOutlook> accounts, IReadOnlyList<ExemptionOutlook> exemptions, bool recorderRefused) =>
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
               $"It is exempt from {one.Exemption.Guardrail.Name} until {one.Exemption.EndsOn:yyyy-MM-dd} (owner: {one.Exemption.Owner}), and that has no effect: {one.WithoutEffect}."),

        .. recorderRefused
            ? [new PlanFinding(PlanFindingKind.RecorderOfControlTower, "$.configRecorder", ConfigRecorderBaseline.WhyRefused + " Remedy: " + ConfigRecorderBaseline.Remedy)]
            : Array.Empty<PlanFinding>(),

        .. from account in accounts
           from prospect in account.Prospects
           where prospect.Turn is Turn.StopsByAccident or Turn.CannotTell
           select Of(account, prospect),
    ];

    private static PlanFinding Of(AccountOutlook account, Prospect prospect) => prospect.Turn is Turn.StopsByAccident
        ? new(PlanFindingKind.StopsByAccident, account.Id.Value, $"{prospect.Question.Title}: works now and will not. {prospect.Because}") { Cause = prospect.Cause }
        : new(PlanFindingKind.CannotTell, account.Id.Value,
            $"{prospect.Question.Title}: {prospect.Because}{(prospect.Before == prospect.After ? " That is so before the deploy, too." : "")}") { Cause = prospect.Cause };

    private static string Room(TargetRoom target)
    {
        var policies = string.Join(", ", target.Policies.Select(policy => policy.Name));
        return target.Free < 0
            ? $"{target.Name} ({target.Target}) would hold {target.UsedAfter} service control policies ({policies}), and {target.Slots} fit. Detach or merge others' policies, or choose another target."
            : $"{target.Name} ({target.Target}) would hold {target.UsedMeanwhile} service control policies for a moment, as one is attached before another is detached, and {target.Slots} fit. Free a slot for the deploy.";
    }
}
