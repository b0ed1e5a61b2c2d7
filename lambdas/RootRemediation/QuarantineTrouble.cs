using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Quarantine.Proof;
using Guardrails.Core.Remediation;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>The reasons for which an account is not quarantined, in words.</summary>
internal static class QuarantineTrouble
{
    private const string Resume = "and resume.";

    private const string Restore =
        "See in CloudTrail of the management account who called organizations:UpdatePolicy, restore the document, "
        + "and resume.";

    /// <summary>The account has as many policies as AWS allows.</summary>
    public static Trouble NoFreeSlot { get; } = new(
        "The account has no free slot for a service control policy.", $"Detach one from the account, {Resume}")
    {
        BlockedBy = ["the account's policies, which take every slot"],
    };

    /// <summary>The account is not in the organization any more.</summary>
    public static Trouble AccountLeft { get; } =
        new("The account left the organization.", "Nothing is left to do here.") { IsGone = true };

    /// <summary>The document of the policy is not the one that was proven.</summary>
    public static Trouble PolicyChanged(QuarantinePolicy policy, bool isAttached) => new(
        $"Somebody changed the quarantine policy {policy.Name}"
        + (isAttached ? " while it is attached: nobody knows what it stops now." : "."),
        Restore)
    {
        BlockedBy = [$"a change of {policy.Name}"],
    };

    /// <summary>The policy that was proven does not exist any more.</summary>
    public static Trouble PolicyGone(QuarantinePolicy policy) => new(
        $"Somebody deleted the quarantine policy {policy.Name} that was proven.",
        $"See in CloudTrail of the management account who did it, deploy stack {DeployedNames.OrganizationStack}, "
        + "reject this remediation, and start another one.")
    {
        BlockedBy = [$"the deletion of {policy.Name}"],
    };

    /// <summary>Another policy has the name of the one that the remediation holds.</summary>
    public static Trouble PolicyReplaced(QuarantinePolicy policy, string held) => new(
        $"The quarantine policy {policy.Name} is another one than the one that was attached, {held}.",
        "See in CloudTrail of the management account who made it, reject this remediation, which takes off the one "
        + "that was attached, and start another one.")
    {
        BlockedBy = [$"another policy of the name {policy.Name}"],
    };

    /// <summary>The reason that a proof gives.</summary>
    /// <param name="proof">Any but a proven one.</param>
    public static Trouble Of(QuarantineProof proof) => proof switch
    {
        QuarantineProof.Blocked blocked => new(
            $"Policies stop the audit or the deletion: {List(blocked.By.Select(Sentence))}.",
            $"Have them spare root sessions (sts:AssumeRoot), {Resume}")
        {
            BlockedBy = Names(blocked.By.Select(act => act.Policy ?? act.Layer)),
        },
        QuarantineProof.NoFreeSlot full => NoFreeSlot with { BlockedBy = Names(full.Attached) },
        QuarantineProof.ForeignTool tool => new($"{tool.Tool} manages policies here.", $"{tool.Caution} Then resume.")
        {
            BlockedBy = [tool.Tool],
        },
        QuarantineProof.CannotTell unknown => new(
            "Nobody can tell whether statements of other policies stop the audit or the deletion.",
            $"See them with guardrails plan, have them say what can be decided, {Resume}")
        {
            BlockedBy = Names(unknown.Undecided.Select(one => one.At.Policy)),
        },
        QuarantineProof.NotPossible { Why: var why } => new(
            Words(why),
            why is QuarantineObstacle.PolicyChanged or QuarantineObstacle.RootGoesOn
                ? Restore
                : $"Correct it, {Resume}")
        {
            BlockedBy = [Words(why).TrimEnd('.')],
        },
        _ => throw new ArgumentException("What is proven is no trouble.", nameof(proof)),
    };

    private static string Sentence(BlockedAct act) =>
        act.Policy is { } policy
            ? $"{act.Action} by {policy} ({act.PolicyId}), statement {act.Statement}, in the {act.Layer}"
            : $"{act.Action}, which nothing allows in the {act.Layer}";

    private static string Words(QuarantineObstacle why) => why switch
    {
        QuarantineObstacle.NoRootUsers => "The partition has no root users.",
        QuarantineObstacle.ManagementAccount => "No policy reaches the management account.",
        QuarantineObstacle.NotInOrganization => "The account is not in the organization.",
        QuarantineObstacle.AccountNotActive => "The account is not active.",
        QuarantineObstacle.PoliciesOff => "Service control policies are turned off.",
        QuarantineObstacle.NoDelegatedAdministrator => "The delegated administrator is not in the organization.",
        QuarantineObstacle.PolicyMissing => "The organization has no quarantine policy, or two of that name.",
        QuarantineObstacle.RootGoesOn => "Somebody changed the quarantine policy: it does not stop the root user.",
        _ => "Somebody changed the quarantine policy.",
    };

    private static string List(IEnumerable<string> texts) => string.Join("; ", texts.Distinct().Take(5));

    private static IReadOnlyList<string> Names(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Take(5).Select(name => Printable.Line(name))];
}
