using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>Changes by others than root users: of guardrails, delegations and Guardrails' own resources.</summary>
internal static class ChangeReading
{
    private const string Organizations = "organizations.amazonaws.com";

    /// <summary>The first letters of every name that Guardrails deploys.</summary>
    private const string OwnName = "Guardrails";

    private static readonly HashSet<string> PolicyChanges =
        ["UpdatePolicy", "DeletePolicy", "DetachPolicy", "DisablePolicyType"];

    private static readonly HashSet<string> DelegationChanges =
    [
        "RegisterDelegatedAdministrator", "DeregisterDelegatedAdministrator", "EnableAWSServiceAccess",
        "DisableAWSServiceAccess", "EnableOrganizationsRootSessions", "DisableOrganizationsRootSessions",
        "EnableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootCredentialsManagement",
    ];

    /// <summary>The meaning of such an event.</summary>
    public static Observed Of(RootActivity activity, ActivityContext context, DateTimeOffset heard)
    {
        if (activity.IsReadOnly == true || IsRefused(activity) || IsDeploy(activity, context))
            return Observed.Nothing;
        if (Read(activity, context) is not var (kind, subject, source))
            return Observed.Nothing;
        return new(
            [
                Observation.Opening(
                    ObservationId.OfEvent(activity.Id.EventId.Require(), subject), activity.Accounts.Sender.Require(),
                    subject, kind, activity.Time.Require(), heard, source) with
                {
                    Facts = Sentences.Of(activity),
                    Corrects = activity.Id.Corrects is { } earlier ? ObservationId.EventOrigin(earlier) : null,
                },
            ],
            null);
    }

    private static (IIncidentKind Kind, IncidentSubject Subject, ObservationSource Source)? Read(
        RootActivity activity, ActivityContext context)
    {
        var texts = activity.Details.Request is { } request ? Texts(request).ToList() : [];
        if (activity.EventSource == Organizations && PolicyChanges.Contains(activity.Name))
            return texts.Find(text => IsGuardrail(text, context)) is { } policy
                    ? Changed<GuardrailChanged>(policy)
                : activity.Name == "DisablePolicyType" ? Changed<GuardrailChanged>("SERVICE_CONTROL_POLICY") : null;
        if (DelegationChanges.Contains(activity.Name))
            return Changed<DelegationChanged>(activity.Name);
        return texts.Find(IsOwnName) is { } own
            ? (IncidentCatalog.Get<OwnResourceChanged>(), new(SubjectKind.OwnResource, own),
                ObservationSource.OwnResourceWrites)
            : null;

        static (IIncidentKind, IncidentSubject, ObservationSource) Changed<T>(string id) where T : IIncidentKind =>
            (IncidentCatalog.Get<T>(), new(SubjectKind.Policy, id), ObservationSource.OrganizationChanges);
    }

    /// <summary>A name, or the last part of an ARN, that begins as ours do.</summary>
    private static bool IsOwnName(string text) =>
        text[(text.LastIndexOfAny(['/', ':']) + 1)..].StartsWith(OwnName, StringComparison.Ordinal);

    private static bool IsRefused(RootActivity activity) =>
        activity.Outcome.TryGet(out var outcome) && outcome.Failure is not null;

    private static bool IsDeploy(RootActivity activity, ActivityContext context) =>
        activity.Caller.TryGet(out var caller)
            && (caller.Session?.Issuer?.Arn ?? caller.Arn) is { } arn
            && context.DeployRoles.Any(role => new Glob(PatternText.Pattern(role)).Fits(arn));

    private static bool IsGuardrail(string text, ActivityContext context) =>
        context.GuardrailPolicies?.Contains(text) ?? text.StartsWith("p-", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject found => found.SelectMany(part => part.Value is { } value ? Texts(value) : []),
        JsonArray list => list.SelectMany(value => value is null ? [] : Texts(value)),
        _ when node.GetValueKind() == JsonValueKind.String => [node.GetValue<string>()],
        _ => [],
    };
}
