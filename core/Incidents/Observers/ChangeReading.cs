using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Names;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>Changes by others than root users: of guardrails, delegations and Guardrails' own resources.</summary>
public static class ChangeReading
{
    private const string Organizations = "organizations.amazonaws.com";
    private const string ServiceControlPolicy = "SERVICE_CONTROL_POLICY";

    private const string Iam = "iam.amazonaws.com";
    private const string DisablePolicyType = "DisablePolicyType";

    private static readonly string[] PolicyChanges =
        ["UpdatePolicy", "DeletePolicy", MovedQuarantine.Detach, MovedQuarantine.Attach];

    private static readonly string[] DelegationChanges =
    [
        "PutResourcePolicy", "DeleteResourcePolicy",
        "RegisterDelegatedAdministrator", "DeregisterDelegatedAdministrator", "EnableAWSServiceAccess",
        "DisableAWSServiceAccess", "EnableOrganizationsRootSessions", "DisableOrganizationsRootSessions",
        "EnableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootCredentialsManagement",
    ];

    /// <summary>The calls of AWS Organizations and IAM that are read here: accounts forward their events.</summary>
    public static IReadOnlyList<string> OrganizationCalls { get; } =
        [.. PolicyChanges, DisablePolicyType, .. DelegationChanges];

    /// <summary>The id of the policy that an event of AWS Organizations changed; null for any other event.</summary>
    public static string? PolicyOf(RootActivity activity) =>
        activity.EventSource == Organizations && PolicyChanges.Contains(activity.Name)
            ? Text(activity, "policyId")
            : null;

    /// <summary>The meaning of such an event.</summary>
    internal static Observed Of(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        if (activity.IsReadOnly == true || IsRefused(activity) || IsMeant(activity, context))
            return Observed.Nothing;
        if (Read(activity, context) is not { } change || IsOfStackSets(activity, context))
            return Observed.Nothing;
        return new(
            [
                Observation.Opening(
                    ObservationId.OfEvent(activity.Id.EventId.Require(), change.Subject),
                    change.Account ?? activity.Accounts.Sender.Require(), change.Subject, change.Kind,
                    activity.Time.Require(), heard, change.Source) with
                {
                    Raised = change.Raised,
                    Facts = [.. Sentences.Of(activity), .. change.Fact is { } fact ? [fact] : (string[])[]],
                    Corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null,
                },
            ],
            null);
    }

    private static Change? Read(RootActivity activity, ActivityContext context)
    {
        if (MovedQuarantine.Of(activity, context) is { } moved)
            return OfQuarantine(moved, activity, context);
        if (activity.EventSource == Organizations && PolicyChanges.Contains(activity.Name))
            return OfPolicy(activity, context);
        if (activity is { EventSource: Organizations, Name: DisablePolicyType })
        {
            return Text(activity, "policyType") is null or ServiceControlPolicy
                ? Changed<GuardrailChanged>(ServiceControlPolicy)
                : null;
        }

        if (activity.EventSource is Organizations or Iam && DelegationChanges.Contains(activity.Name))
            return Changed<DelegationChanged>(activity.Name);
        return activity.Details.Request is { } request && Texts(request).FirstOrDefault(IsOwnName) is { } own
            ? new(
                IncidentCatalog.Get<OwnResourceChanged>(), new(SubjectKind.OwnResource, own),
                ObservationSource.OwnResourceWrites)
            : null;
    }

    private static Change OfQuarantine(MovedQuarantine moved, RootActivity activity, ActivityContext context) =>
        new(IncidentCatalog.Get<QuarantineMoved>(), moved.Subject, ObservationSource.OrganizationChanges)
        {
            Account = MovedQuarantine.AccountOf(activity, context),
            Raised = moved.Raised,
            Fact = moved.Fact,
        };

    /// <summary>
    /// A policy is deleted after it was detached everywhere, and that was told: of one that is gone, a deletion says
    /// nothing more, and anything else is told as what nobody can tell.
    /// </summary>
    private static Change? OfPolicy(RootActivity activity, ActivityContext context)
    {
        // An attachment of another policy than a quarantine takes nothing away.
        if (activity.Name == MovedQuarantine.Attach)
            return null;
        var id = PolicyOf(activity) ?? "";
        if (!context.PolicyNames.TryGetValue(id, out var name))
            return Changed<GuardrailChanged>(id);
        if (name is not null)
            return IsOurs(name) ? Changed<GuardrailChanged>(id) : null;
        return activity.Name == "DeletePolicy" ? null : Changed<GuardrailChanged>(id) with
        {
            Raised = Severity.High,
            Fact = "The policy no longer exists, so nobody can tell whether it was one of Guardrails'.",
        };

        static bool IsOurs(string name) => name.StartsWith(DeployedNames.PolicyPrefix, StringComparison.Ordinal);
    }

    private static Change Changed<T>(string id) where T : IIncidentKind =>
        new(IncidentCatalog.Get<T>(), new(SubjectKind.Policy, id), ObservationSource.OrganizationChanges);

    private static string? Text(RootActivity activity, string property) =>
        activity.Details.Request?[property] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A name, or the last part of an ARN, that begins as ours do.</summary>
    private static bool IsOwnName(string text) =>
        text[(text.LastIndexOfAny(['/', ':']) + 1)..].StartsWith(DeployedNames.Prefix, StringComparison.Ordinal);

    private static bool IsRefused(RootActivity activity) =>
        activity.Outcome.TryGet(out var outcome) && outcome.Failure is not null;

    /// <summary>A deploy attaches no quarantine and detaches none: the role for that alone does.</summary>
    private static bool IsMeant(RootActivity activity, ActivityContext context) =>
        activity.Caller.TryGet(out var caller)
            && (caller.Session?.Issuer?.Arn ?? caller.Arn) is { } arn
            && context.DeployRoles.Contains(arn)
            && (MovedQuarantine.IsOwn(arn, context) || MovedQuarantine.Of(activity, context) is null);

    /// <summary>
    /// StackSets' role deploys a few resources to member accounts, and nothing else: it changes no policy and no
    /// delegation, and the management account has none.
    /// </summary>
    private static bool IsOfStackSets(RootActivity activity, ActivityContext context) =>
        activity.Accounts.Sender.Require() is var sender && sender != context.ManagementAccount
            && activity.Caller.TryGet(out var caller)
            && $"arn:{context.Partition}:iam::{sender}:role/" is var roles
            && caller.Session?.Issuer?.Arn is { } arn && arn.StartsWith(roles, StringComparison.Ordinal)
            && StackSetsRoleNames.IsOne(arn[roles.Length..])
            && activity.Details.Request is { } request
            && StackSetNames.IsChangeOfOne(activity.EventSource, request);

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject found => found.SelectMany(part => part.Value is { } value ? Texts(value) : []),
        JsonArray list => list.SelectMany(value => value is null ? [] : Texts(value)),
        _ when node.GetValueKind() == JsonValueKind.String => [node.GetValue<string>()],
        _ => [],
    };

    /// <summary>The meaning of a change.</summary>
    private sealed record Change(IIncidentKind Kind, IncidentSubject Subject, ObservationSource Source)
    {
        public AccountId? Account { get; init; }

        public Severity? Raised { get; init; }

        public string? Fact { get; init; }
    }
}
