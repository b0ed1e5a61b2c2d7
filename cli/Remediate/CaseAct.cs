using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>A decision that a person can make on a remediation, as a command.</summary>
/// <param name="Word">The command.</param>
/// <param name="Effect">Its effect, as a sentence for whoever decides.</param>
/// <param name="Decide">The decision, from the case, the role (or an empty text), the time and the reason.</param>
internal sealed record CaseAct(
    string Word, string Effect, Func<RemediationCase, string, DateTimeOffset, string, CaseDecision> Decide)
{
    /// <summary>Nobody: no session has an empty name. Who decides is known when AWS has proven it.</summary>
    private static readonly Decided Somebody = new("", "", "", "", DateTimeOffset.UnixEpoch);

    /// <summary>Approves the deletion.</summary>
    public static CaseAct Approve { get; } = new(
        CaseDecision.Approval.Word,
        "The credentials that are listed are deleted. Nobody can undo that.",
        (one, _, at, reason) =>
            new CaseDecision.Approval(one.Account, one.Id, one.ShownHash, one.Credentials, at, reason));

    /// <summary>Names a role, or lets a halted remediation go on.</summary>
    public static CaseAct Resume { get; } = new(
        CaseDecision.Resumption.Word,
        "The remediation goes on: the step that failed is taken again, or the role that you name is compared with "
        + "the keys.",
        (one, role, at, reason) =>
            new CaseDecision.Resumption(one.Account, one.Id, one.ShownHash, role, at, reason));

    /// <summary>Takes the responsibility for what is shown.</summary>
    public static CaseAct Override { get; } = new(
        CaseDecision.Override.Word,
        "The remediation goes on in spite of the use that is listed. You take the responsibility for it: whatever "
        + "still uses the credentials stops.",
        (one, _, at, reason) => new CaseDecision.Override(one.Account, one.Id, one.ShownHash, at, reason));

    /// <summary>Takes the quarantine off.</summary>
    public static CaseAct Lift { get; } = new(
        CaseDecision.Lifting.Word,
        "The quarantine is taken off, the credentials work again, and the remediation ends. Nothing is deleted.",
        (one, _, at, reason) => new CaseDecision.Lifting(one.Account, one.Id, one.ShownHash, at, reason));

    /// <summary>Ends it.</summary>
    public static CaseAct Reject { get; } = new(
        CaseDecision.Rejection.Word,
        "The remediation ends. Nothing is deleted, and a quarantine is taken off.",
        (one, _, at, reason) => new CaseDecision.Rejection(one.Account, one.Id, one.ShownHash, at, reason));

    /// <summary>All of them, that which leads on first. The only list.</summary>
    public static IReadOnlyList<CaseAct> All { get; } = [Approve, Resume, Override, Lift, Reject];

    /// <summary>The acts that fit a remediation as it is.</summary>
    public static IReadOnlyList<CaseAct> Of(RemediationCase one) =>
        [.. All.Where(act => act.Fault(one, act.RoleFor(one)) is null)];

    /// <summary>The reason for which the act does not fit, whoever decides; null where it does.</summary>
    /// <param name="one">The remediation.</param>
    /// <param name="role">The role; empty where none is named.</param>
    public string? Fault(RemediationCase one, string role) =>
        RemediationFault.Of(one, Decide(one, role, DateTimeOffset.UnixEpoch, "").Entry(Somebody));

    /// <summary>The command, with words in capitals for what a person fills in.</summary>
    public string CommandFor(RemediationCase one) =>
        $"guardrails remediate {Word} {one.Id}{(RoleFor(one) is { Length: > 0 } role ? $" --role {role}" : "")}"
        + " --reason TEXT";

    private string RoleFor(RemediationCase one) =>
        this == Resume && one.Stage is Stage.AwaitingReplacement ? "ROLE_ARN" : "";
}
