using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Standard topics, as CloudFormation makes them, and what is known of them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</remarks>
internal static partial class TopicOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("sns", "CreateTopic", (call, input) => new("sns:CreateTopic", Arn(call, input.Required("Name"))), Create),
        new("sns", "SetTopicAttributes", OnTopic("sns:SetTopicAttributes"), SetAttribute),
        new("sns", "GetTopicAttributes", OnTopic("sns:GetTopicAttributes"), GetAttributes)
        {
            Maps = ["Attributes"],
        },
    ];

    /// <summary>The permission for an operation on a topic.</summary>
    public static Func<Call, JsonObject, RequiredPermission> OnTopic(string action) =>
        (call, input) => new(action, Known(call, input.Required("TopicArn")));

    /// <summary>The topic of a call, which its policy lets the caller reach.</summary>
    /// <exception cref="AwsError">There is none in the Region of the call, or its policy denies.</exception>
    public static Topic Find(Call call, JsonObject input, string action)
    {
        var arn = Known(call, input.Required("TopicArn"));
        var topic = call.World.Of<SnsState>().Topics.GetValueOrDefault(arn)
            ?? throw new AwsError("NotFound", "Topic does not exist", 404);
        ResourcePolicies.DemandPrincipal(call, new(action, arn), topic.Policy);
        return topic;
    }

    private static string Known(Call call, string arn) => arn.Split(':') switch
    {
        ["arn", _, "sns", var region, _, _] when region == call.Region => arn,
        { Length: < 6 } parts => throw Invalid(
            $"TopicArn Reason: An ARN must have at least 6 elements, not {parts.Length}"),
        _ => throw Invalid("TopicArn"),
    };

    private static string Arn(Call call, string name) =>
        $"arn:{call.World.Partition}:sns:{call.Region}:{call.Caller.AccountId}:{name}";

    private static JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("Name");
        if (!TopicName().IsMatch(name))
            throw Invalid("Topic Name");
        var arn = Arn(call, name);
        var topics = call.World.Of<SnsState>().Topics;
        if (!topics.TryGetValue(arn, out var topic))
            topics[arn] = topic = new(arn);
        foreach (var (attribute, value) in input["Attributes"] as JsonObject ?? [])
            Set(topic, attribute, value?.GetValue<string>());
        return new() { ["TopicArn"] = arn };
    }

    private static JsonObject SetAttribute(Call call, JsonObject input)
    {
        var topic = Find(call, input, "sns:SetTopicAttributes");
        Set(topic, input.Required("AttributeName"), input.Text("AttributeValue"));
        return [];
    }

    private static void Set(Topic topic, string name, string? value)
    {
        switch (name)
        {
            case "DisplayName":
                topic.DisplayName = value is null or { Length: <= 100 } ? value ?? "" : throw Invalid("DisplayName");
                break;
            case "KmsMasterKeyId":
                topic.KmsKey = string.IsNullOrEmpty(value) ? null : value;
                break;
            case "Policy":
                CheckPolicy(value ?? "");
                topic.Policy = value;
                break;
            default:
                throw Invalid("AttributeName");
        }
    }

    private static void CheckPolicy(string text)
    {
        var statements = PolicyText.Check(text, problem => Invalid($"Policy Error: {problem}")).Statements;
        if (statements.Any(statement => statement.Principal is null || statement.Resources is null))
            throw Invalid("Policy Error: a statement has no Principal or no Resource");
    }

    private static JsonObject GetAttributes(Call call, JsonObject input)
    {
        var topic = Find(call, input, "sns:GetTopicAttributes");
        var confirmed = topic.Subscriptions.Count(subscription => subscription.Confirmed);
        var attributes = new JsonObject
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = topic.AccountId,
            ["DisplayName"] = topic.DisplayName,
            ["SubscriptionsConfirmed"] = Text(confirmed),
            ["SubscriptionsPending"] = Text(topic.Subscriptions.Count - confirmed),
            ["SubscriptionsDeleted"] = Text(topic.Deleted),
            ["Policy"] = topic.Policy ?? DefaultPolicy(topic),
        };
        if (topic.KmsKey is { } key)
            attributes["KmsMasterKeyId"] = key;
        return new() { ["Attributes"] = attributes };
    }

    private static string DefaultPolicy(Topic topic) =>
        $$"""
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",
          "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes",
          "SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic",
          "SNS:Publish"],"Resource":"{{topic.Arn}}",
          "Condition":{"StringEquals":{"AWS:SourceOwner":"{{topic.AccountId}}"} } }]}
        """;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static AwsError Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TopicName();
}
