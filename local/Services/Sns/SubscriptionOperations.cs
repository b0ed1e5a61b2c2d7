using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Sns;

/// <summary>Subscriptions by e-mail, as CloudFormation makes them, and the list of them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
internal static partial class SubscriptionOperations
{
    private const string List = "sns:ListSubscriptionsByTopic";
    private const int PageSize = 100;

    public static IEnumerable<Operation> All =>
    [
        new("sns", "Subscribe", TopicOperations.OnTopic("sns:Subscribe"), Subscribe),
        new("sns", "SetSubscriptionAttributes", OnSubscription("sns:SetSubscriptionAttributes"), SetAttribute),
        new("sns", "ListSubscriptionsByTopic", TopicOperations.OnTopic(List), ListByTopic),
    ];

    // A subscription's attributes are authorized on its topic.
    private static Func<Call, JsonObject, RequiredPermission> OnSubscription(string action) =>
        (_, input) => new(action, TopicOf(input.Required("SubscriptionArn")));

    private static string TopicOf(string subscriptionArn) => subscriptionArn[..subscriptionArn.LastIndexOf(':')];

    private static JsonObject Subscribe(Call call, JsonObject input)
    {
        var topic = TopicOperations.Find(call, input, "sns:Subscribe");
        var (protocol, endpoint) = (input.Required("Protocol"), input.Text("Endpoint") ?? "");
        if (protocol != "email")
            throw Invalid($"Protocol: {protocol} is not supported here; email is");
        if (!Address().IsMatch(endpoint))
            throw Invalid($"Email address: {endpoint}");
        var attributes = input["Attributes"] as JsonObject ?? [];
        var made = new TopicSubscription(
            $"{topic.Arn}:{call.World.NextUuid("subscription")}", protocol, endpoint, call.World.Now);
        Set(made, attributes);
        // The same address once more is the same subscription, which gets its link again where it is pending, and keeps
        // its attributes.
        var known = topic.Subscriptions.Find(one => one.Protocol == protocol && one.Endpoint == endpoint);
        if (known is null)
            topic.Subscriptions.Add(made);
        else if (made.FilterText is { } filter && filter != known.FilterText)
            throw Invalid("Attributes Reason: Subscription already exists with different attributes");
        return new() { ["SubscriptionArn"] = (known ?? made).Arn };
    }

    private static JsonObject SetAttribute(Call call, JsonObject input)
    {
        var arn = input.Required("SubscriptionArn");
        var subscription = call.World.Of<SnsState>().Topics.GetValueOrDefault(TopicOf(arn))
            ?.Subscriptions.Find(one => one.Arn == arn)
            ?? throw new AwsError("NotFound", "Subscription does not exist", 404);
        Set(subscription, new() { [input.Required("AttributeName")] = input.Text("AttributeValue") });
        return [];
    }

    private static void Set(TopicSubscription subscription, JsonObject attributes)
    {
        foreach (var (name, value) in attributes)
        {
            var text = value?.GetValue<string>();
            switch (name)
            {
                case "FilterPolicy":
                    subscription.Filter = string.IsNullOrEmpty(text) ? null : FilterPolicy.Parse(text);
                    subscription.FilterText = subscription.Filter is null ? null : text;
                    break;
                case "FilterPolicyScope" when text is FilterPolicy.MessageAttributes:
                    break;
                case "FilterPolicyScope":
                    throw Invalid(
                        $"FilterPolicyScope {text} is not supported here; {FilterPolicy.MessageAttributes} is");
                default:
                    throw Invalid("AttributeName");
            }
        }
    }

    private static JsonObject ListByTopic(Call call, JsonObject input)
    {
        var topic = TopicOperations.Find(call, input, List);
        var page = Page.Of(
            call,
            topic.Subscriptions.Select(subscription => Entry(topic, subscription)),
            input.Text("NextToken"),
            size: null,
            PageSize,
            () => Invalid("NextToken"));
        return new() { ["Subscriptions"] = page.Items, ["NextToken"] = page.Next };
    }

    private static JsonObject Entry(Topic topic, TopicSubscription subscription) => new()
    {
        ["SubscriptionArn"] = subscription.Confirmed ? subscription.Arn : "PendingConfirmation",
        ["Owner"] = topic.AccountId,
        ["Protocol"] = subscription.Protocol,
        ["Endpoint"] = subscription.Endpoint,
        ["TopicArn"] = topic.Arn,
    };

    private static AwsError Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    [GeneratedRegex(@"^[^\s@]{1,64}@[^\s@]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
