using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>Events of CloudTrail in, observations as text out.</summary>
internal static class Events
{
    public const string Audit = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";
    public const string Deletion = "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials";
    public const string Password = "arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword";

    public static readonly DateTimeOffset Heard = Observed.At("23T09:05");

    public static ActivityContext Context { get; } = new()
    {
        Partition = Partition.Commercial,
        ManagementAccount = AccountId.Parse("111111111111"),
        Accounts = new[] { "111111111111", "222222222222", "444444444444" }.Select(AccountId.Parse).ToHashSet(),
        RootSessions = new Dictionary<string, IReadOnlySet<string>>
        {
            [Role("GuardrailsRootPostureRule")] = new HashSet<string> { Audit },
            [Role("GuardrailsRootDeletion")] = new HashSet<string> { Deletion },
            [Role("BreakGlass")] = new HashSet<string> { Deletion, Password },
        },
        DeployRoles = [Role("Deploy")],
        PolicyNames = new Dictionary<string, string?>
        {
            ["p-guardrail1"] = "Guardrails-Packed-DenyRootAccessKeyCreation", ["p-theirs01"] = "RegionDeny",
            ["p-gone0001"] = null, ["p-quarant1"] = "Guardrails-RootQuarantine",
        },
    };

    public static string Role(string name) => $"arn:aws:iam::222222222222:role/{name}";

    /// <summary>
    /// Each observation as its effect, kind and subject, or why nothing is believed. Events of tables have no id.
    /// </summary>
    public static IReadOnlyList<string> Observe(
        JsonNode? changes, JsonNode? detail, ActivityContext? context = null)
    {
        var identified = detail?.DeepClone().AsObject() ?? [];
        identified.TryAdd("eventID", "e0176723-ea76-4275-83a3-000000000009");
        var observed = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(changes, identified)), context ?? Context, Heard);
        return observed.Suspicion is { } why
            ? [$"Suspect {why}"]
            : [.. observed.Observations.Select(Text)];
    }

    /// <summary>A call of a role's session in the delegated administrator account.</summary>
    public static JsonObject ByRole(string role, JsonObject detail)
    {
        detail["userIdentity"] = new JsonObject
        {
            ["type"] = "AssumedRole",
            ["arn"] = $"arn:aws:sts::222222222222:assumed-role/{role}/name",
            ["accountId"] = "222222222222",
            ["accessKeyId"] = "ASIAI44QH8DHBEXAMPLE",
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = Role(role) },
            },
        };
        detail["recipientAccountId"] = "222222222222";
        return detail;
    }

    public static JsonNode? Parsed(string? text) => text is null ? null : JsonNode.Parse(text);

    private static string Text(Observation one)
    {
        var kind = one.Kind is { } known ? $"{known.Name} " : "";
        return $"{one.Effect} {kind}{one.Subject}";
    }
}
