using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>A quarantine policy that somebody attached or detached, as an event tells it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="PolicyId">Its id.</param>
/// <param name="Target">The account, unit or root; null where the event names none.</param>
/// <param name="IsAttachment">True where it was attached, false where it was detached.</param>
internal sealed record MovedQuarantine(QuarantinePolicy Policy, string PolicyId, TargetId? Target, bool IsAttachment)
{
    /// <summary>The call that attaches a policy.</summary>
    public const string Attach = "AttachPolicy";

    /// <summary>The call that detaches a policy.</summary>
    public const string Detach = "DetachPolicy";

    private const string Organizations = "organizations.amazonaws.com";

    /// <summary>The subject of what is observed of it.</summary>
    public IncidentSubject Subject => Target is null
        ? new(SubjectKind.Quarantine, PolicyId)
        : IncidentSubject.OfQuarantine(PolicyId, Target);

    /// <summary>The account that a move is told of: the one that it concerns, or else the one that made it.</summary>
    public static AccountId AccountOf(RootActivity activity, ActivityContext context) =>
        TargetOf(activity) is { } named && context.Accounts.Contains(named)
            ? named
            : activity.Accounts.Sender.Require();

    /// <summary>The urgency, where it is not that of the kind.</summary>
    public Severity? Raised => IsAttachment && Target?.Kind == TargetKind.Account ? null : Severity.Critical;

    /// <summary>The sentence for a person.</summary>
    public string Fact =>
        $"{Policy.Name} was {(IsAttachment ? "attached to" : "detached from")} {Target?.Value ?? "an unknown target"}.";

    /// <summary>
    /// The move that an event is; null for any other event. A policy that nobody can name is none: routine attachments
    /// of others' policies would all be told, and the comparison of quarantines finds one of ours.
    /// </summary>
    public static MovedQuarantine? Of(RootActivity activity, ActivityContext context)
    {
        if (!IsMove(activity) || ChangeReading.PolicyOf(activity) is not { } id)
            return null;
        var name = context.PolicyNames.GetValueOrDefault(id);
        return QuarantinePolicy.All.FirstOrDefault(policy => policy.Name == name) is { } policy
            ? new(policy, id, TargetId.TryParse(TextOf(activity)), activity.Name == Attach)
            : null;
    }

    /// <summary>The account that a policy was attached to or detached from; null for any other event.</summary>
    public static AccountId? TargetOf(RootActivity activity) =>
        IsMove(activity) ? AccountId.TryParse(TextOf(activity)) : null;

    /// <summary>True for the role that quarantines: what it moves, a remediation decided on.</summary>
    public static bool IsOwn(string role, ActivityContext context) =>
        role == $"arn:{context.Partition}:iam::{context.ManagementAccount}:role/{DeployedNames.Quarantine}";

    private static bool IsMove(RootActivity activity) =>
        activity is { EventSource: Organizations, Name: Attach or Detach };

    private static string? TextOf(RootActivity activity) =>
        activity.Details.Request?["targetId"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
