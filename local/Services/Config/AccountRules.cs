using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>The rules of the caller's account in a Region.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html</remarks>
internal static class AccountRules
{
    private const int MostNames = 25;
    private const int PageSize = 25;

    public static IEnumerable<Operation> All =>
    [
        new("config", "DescribeConfigRules", RequiredPermission.Of("config:DescribeConfigRules"), Describe),
    ];

    /// <summary>Every rule, by name.</summary>
    public static IEnumerable<ConfigRule> Of(Call call) => call.World.Of<ConfigState>().Rules
        .Where(rule => rule.AccountId == call.Caller.AccountId && rule.Region == call.Region)
        .OrderBy(rule => rule.Name, StringComparer.Ordinal);

    /// <summary>The rules of those names, all of which must exist.</summary>
    public static IReadOnlyList<ConfigRule> Named(Call call, IReadOnlyList<string> names)
    {
        var all = Of(call).ToList();
        return [.. names.Select(name => all.Find(rule => rule.Name == name)
            ?? throw new AwsError(
                "NoSuchConfigRuleException",
                $"The ConfigRule '{name}' provided in the request is invalid. Please check the configRule name."))];
    }

    /// <summary>The permission that a call about a rule that does not exist needs.</summary>
    public static string Anonymous(Call call) =>
        $"arn:{call.World.Partition}:config:{call.Region}:{call.Caller.AccountId}:config-rule/*";

    private static JsonObject Describe(Call call, JsonObject input)
    {
        var names = input.Texts("ConfigRuleNames");
        if (names.Count > MostNames)
        {
            throw new AwsError(
                "ValidationException",
                $"1 validation error detected: Value at 'configRuleNames' has {names.Count} names; "
                + $"at most {MostNames} are accepted");
        }

        var rules = names.Count == 0 ? Of(call) : Named(call, names);
        var page = Page.Of(
            call,
            rules.Select(Describe),
            input.Text("NextToken"),
            size: null,
            PageSize,
            () => new("InvalidNextTokenException", "The specified nextToken is not valid."));
        var answer = new JsonObject { ["ConfigRules"] = page.Items };
        if (page.Next is { } next)
            answer["NextToken"] = next;
        return answer;
    }

    private static JsonObject Describe(ConfigRule rule)
    {
        var described = new JsonObject
        {
            ["ConfigRuleName"] = rule.Name,
            ["ConfigRuleArn"] = rule.Arn,
            ["ConfigRuleId"] = rule.Id,
            ["ConfigRuleState"] = "ACTIVE",
            ["CreatedBy"] = rule.Organization is null ? "config-conforms.amazonaws.com" : OrganizationMembers.Setup,
            ["Source"] = rule.ManagedIdentifier is { } identifier
                ? new JsonObject { ["Owner"] = "AWS", ["SourceIdentifier"] = identifier }
                : Function(rule.Organization!),
        };
        if (rule.Organization?.InputParameters is { } parameters)
            described["InputParameters"] = parameters;
        return described;
    }

    private static JsonObject Function(OrganizationRule rule) => new()
    {
        ["Owner"] = "CUSTOM_LAMBDA",
        ["SourceIdentifier"] = rule.FunctionArn,
        ["SourceDetails"] = new JsonArray(new JsonObject
        {
            ["EventSource"] = "aws.config",
            ["MessageType"] = "ScheduledNotification",
            ["MaximumExecutionFrequency"] = rule.Frequency,
        }),
    };
}
