using Guardrails.Core.Guardrails;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Setup;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The kind of thing that fails a plan.</summary>
public enum PlanFindingKind
{
    /// <summary>Policies deny a call that Guardrails itself makes, or that is made to deploy it.</summary>
    OwnCallDenied,

    /// <summary>The policies' answer to such a call cannot be told.</summary>
    OwnCallUndecided,

    /// <summary>Something that works stops working, and no guardrail is there to deny it.</summary>
    StopsByAccident,

    /// <summary>
    /// A statement's effect cannot be told, and Guardrails itself needs the answer or the deploy changes it.
    /// </summary>
    CannotTell,

    /// <summary>Something that a guardrail is there to deny is denied now and will be possible.</summary>
    BecomesPossible,

    /// <summary>A policy that AWS would not store as it stands in the snapshot.</summary>
    NotAsStored,

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

    internal static PlanFinding Of(OwnCallFinding finding) => new(
        finding.IsCertain ? PlanFindingKind.OwnCallDenied : PlanFindingKind.OwnCallUndecided,
        finding.Accounts.Count == 1 ? finding.Accounts[0].Value : $"{finding.Accounts.Count} accounts",
        finding.Text)
    {
        Cause = finding.Policy is null ? null : $"Statement {finding.Statement} of {finding.Policy}",
    };

    internal static IReadOnlyList<PlanFinding> In(
        IReadOnlyList<ServiceControlPolicy> policies,
        PolicyLimits limits,
        IReadOnlyList<TargetCapacity> targets,
        IReadOnlyList<AccountPlan> accounts,
        IReadOnlyList<ExemptionPlan> exemptions,
        IReadOnlyList<SetupRefusal> refusals,
        Acceptances acceptances) =>
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
           select new PlanFinding(PlanFindingKind.ExemptionWithoutEffect, one.Exemption.Target.Value,
               $"It is exempt from {one.Exemption.Guardrail.Name} until {one.Exemption.EndsOn:yyyy-MM-dd} "
               + $"(owner: {one.Exemption.Owner}), and that has no effect: {one.WithoutEffect}."),

        // No other refusal of the setup gets as far as this: PlanPreconditions has compared the organization itself.
        .. from refusal in refusals
           select new PlanFinding(PlanFindingKind.RecorderOfControlTower, refusal.Path, refusal.Text),

        .. from account in accounts
           from answer in account.Answers
           let maybe = MayStop(answer, acceptances)
           where answer.Change is Change.StopsByAccident || maybe
           let text = $"{answer.Question.Title}: {(maybe ? "may work" : "works")} now and will stop working. "
               + (maybe ? $"{answer.DeniedBy}." : answer.Because)
           select new PlanFinding(PlanFindingKind.StopsByAccident, account.Id.Value, text) { Cause = answer.Cause },
    ];

    /// <summary>Policies that are not as AWS stores them, and undecided statements that fail the plan.</summary>
    internal static IReadOnlyList<PlanFinding> OfPolicies(
        OrganizationSnapshot snapshot, IReadOnlyList<UndecidedCause> undecided) =>
    [
        .. from policy in snapshot.Policies
           let why = StoredPolicy.WhyNot(policy)
           where why is not null
           select new PlanFinding(PlanFindingKind.NotAsStored, policy.Name,
               $"AWS would not store the policy as it stands in the snapshot: {why.TrimEnd('.')}. What it says is "
               + "therefore not certain. Take the snapshot again, or correct what was edited in it."),

        .. from cause in undecided
           where cause.FailsPlan
           let text = $"Statement {cause.Statement}, SHA-256 {cause.Sha256}: {cause.Reason}"
           select new PlanFinding(PlanFindingKind.CannotTell, cause.Policy, text),
    ];

    /// <summary>The doors that the deploy opens and no exemption means to.</summary>
    internal static IReadOnlyList<PlanFinding> OfDoors(IReadOnlyList<ReopenedDoor> doors) =>
    [
        .. from door in doors
           where door.Exemption is null
           let will = door.Answer.Change is Change.BecomesPossible ? "will" : "may"
           let text = $"{door.Answer.Question.Title}: is denied now and {will} be possible. {door.Answer.Because} "
               + "Remedy: keep the guardrail and its target, or exempt the account with an owner and an end."
           select new PlanFinding(PlanFindingKind.BecomesPossible, door.Account.Id.Value, text)
           {
               Cause = door.Answer.Cause,
           },
    ];

    /// <summary>
    /// True where accepted statements alone keep it from being certain that something works now, and it is certain that
    /// it will not. What a guardrail of this product denies on purpose is no such thing.
    /// </summary>
    private static bool MayStop(AnswerChange answer, Acceptances acceptances) =>
        answer.After is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied && acceptances.Cover(answer);

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
