using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>The patterns of what accounts forward, and of what the bus hands on to be recorded.</summary>
/// <remarks>
/// No pattern says "begins with aws. and not with aws.partner/": values of one field are alternatives. A partner's
/// events come to buses of their own, from which nothing of ours forwards, and whoever sends one to the bus is not
/// believed.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </remarks>
internal static class ForwardedEvents
{
    private const string Type = "type";

    /// <summary>
    /// The parameters by which calls name a resource that they change. A call that names one otherwise, such as a key
    /// by its id, is not forwarded.
    /// </summary>
    private static readonly IReadOnlyList<string> NamesOfResources =
    [
        "roleName", "name", "rule", "functionName", "tableName", "topicArn", "queueUrl", "queueName", "stackName",
        "stackSetName", "eventBusName", "alarmName", "alarmNames", "configurationRecorderName", "aliasName",
        "resourceArn", "subscriptionArn",
    ];

    /// <summary>Writes of a root user or of sessions that root federated; and what is about root users alone.</summary>
    /// <remarks>A rule in the ordinary state never hears reads.</remarks>
    public static JsonObject RootEvents() => FromAws(WatchedEvents.DetailTypes, new()
    {
        [EventPatterns.Or] = new JsonArray(
            OfRoot(), OfFederated(), new JsonObject { ["eventName"] = List(WatchedEvents.ToldOfRootAlone) }),
    });

    /// <summary>
    /// Writes on resources that are named as ours are; and the evaluator's own answers to AWS Config, the sign that an
    /// account is heard at all.
    /// </summary>
    public static JsonObject OwnChanges() => FromAws([WatchedEvents.ApiCall], new()
    {
        [EventPatterns.Or] = new JsonArray(
            new JsonObject
            {
                ["requestParameters"] = new JsonObject
                {
                    [EventPatterns.Or] = new JsonArray(
                        [.. NamesOfResources.Select(name => new JsonObject { [name] = OwnNames() })]),
                },
            },
            new JsonObject
            {
                ["eventName"] = List([SignReading.Call]),
                ["userIdentity"] = In(
                    "sessionContext", In("sessionIssuer", In("userName", List([DeployedNames.MemberRole])))),
            }),
    });

    /// <summary>
    /// Everything, reads included, by a root user's long-term key, by sessions that root federated and at sign-in; and
    /// sessions that are opened as root users, but for the evaluator's audits.
    /// </summary>
    /// <remarks>
    /// What our own audits read is read with temporary keys and matches nothing here. A write of root matches the
    /// ordinary rule, too: it comes twice and is recorded once.
    /// </remarks>
    public static JsonObject RootReads(OrganizationConfig config) => FromAws(WatchedEvents.DetailTypes, new()
    {
        [EventPatterns.Or] = new JsonArray(
            new JsonObject
            {
                ["userIdentity"] = new JsonObject { [Type] = List(["Root"]), ["accessKeyId"] = Prefix("AKIA") },
            },
            OfFederated(),
            new JsonObject
            {
                ["eventSource"] = List(["signin.amazonaws.com"]),
                ["userIdentity"] = new JsonObject { [Type] = List(["Root"]) },
            },
            OpensSession(new()
            {
                ["userIdentity"] = In(
                    "sessionContext", In("sessionIssuer", In("arn", AnythingBut(Evaluator(config))))),
            }),
            OpensSession(new()
            {
                ["requestParameters"] = In(
                    "taskPolicyArn", In("arn", AnythingBut(TaskPolicies.Audit(config.Partition)))),
            })),
    });

    /// <summary>
    /// Changes of policies and delegations, where they can be made. The pattern cannot say whether a policy is one of
    /// ours: AWS gives policies their ids when another stack makes them.
    /// </summary>
    public static JsonObject OrganizationChanges() => new()
    {
        ["source"] = List(["aws.organizations", "aws.iam"]),
        ["detail-type"] = List([WatchedEvents.ApiCall]),
        ["detail"] = In("eventName", List(ChangeReading.OrganizationCalls)),
    };

    /// <summary>AWS Health's notice of an exposed credential, and GuardDuty's findings on root users.</summary>
    /// <remarks>
    /// Both forms are UNCONFIRMED: no page of AWS was found that shows such an event of a root user's as a whole.
    /// </remarks>
    public static JsonObject AccountHealth() => new()
    {
        [EventPatterns.Or] = new JsonArray(
            new JsonObject
            {
                ["source"] = List(["aws.health"]),
                ["detail"] = In("eventTypeCode", Prefix("AWS_RISK_CREDENTIALS_EXPOSED")),
            },
            new JsonObject
            {
                ["source"] = List(["aws.guardduty"]),
                ["detail"] = In("resource", In("accessKeyDetails", In("userType", List(["Root"])))),
            }),
    };

    /// <summary>Everything that comes to the bus from AWS: the function decides what it says.</summary>
    public static JsonObject Heard() => new() { ["source"] = Prefix(WatchedEvent.SourcePrefix) };

    private static JsonObject FromAws(IEnumerable<string> types, JsonObject detail) => new()
    {
        ["source"] = Prefix(WatchedEvent.SourcePrefix),
        ["detail-type"] = List(types),
        ["detail"] = detail,
    };

    private static JsonObject OfRoot() => new() { ["userIdentity"] = In(Type, List(["Root"])) };

    private static JsonObject OfFederated() =>
        new() { ["userIdentity"] = In("sessionContext", In("sessionIssuer", In(Type, List(["Root"])))) };

    private static JsonObject OpensSession(JsonObject by)
    {
        by["eventName"] = List(["AssumeRoot"]);
        return by;
    }

    private static string Evaluator(OrganizationConfig config) =>
        $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{DeployedNames.RootPostureRule}";

    private static JsonArray OwnNames() => new(
        new JsonObject { ["prefix"] = DeployedNames.Prefix },
        new JsonObject { ["wildcard"] = $"*:{DeployedNames.Prefix}*" },
        new JsonObject { ["wildcard"] = $"*/{DeployedNames.Prefix}*" });

    /// <summary>A value that is another one, or that is not there at all.</summary>
    private static JsonArray AnythingBut(string text) => new(
        new JsonObject { ["anything-but"] = List([text]) }, new JsonObject { ["exists"] = false });

    private static JsonArray Prefix(string text) => new(new JsonObject { ["prefix"] = text });

    private static JsonObject In(string name, JsonNode value) => new() { [name] = value };

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
