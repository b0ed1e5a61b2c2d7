using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Runs rules as AWS Config does: its own, and those that a function evaluates.</summary>
internal static class RuleEvaluation
{
    /// <summary>Runs every rule of one account, or of all.</summary>
    public static async Task<IReadOnlyList<RuleRun>> RunAsync(
        World world, string? accountId, CancellationToken cancellation)
    {
        List<ConfigRule> rules;
        lock (world.Gate)
            rules =
            [
                .. world.Of<ConfigState>().Rules.Where(rule => accountId is null || rule.AccountId == accountId)
                    .OrderBy(rule => rule.AccountId, StringComparer.Ordinal),
            ];
        var runs = new List<RuleRun>();
        foreach (var rule in rules)
            runs.Add(new(AccountId.Parse(rule.AccountId), rule.Deployed, await RunOneAsync(world, rule, cancellation)));
        return runs;
    }

    /// <summary>Runs one rule.</summary>
    /// <returns>The reason why it gave no result, or null.</returns>
    public static async Task<string?> RunOneAsync(World world, ConfigRule rule, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (rule.ManagedIdentifier is { } identifier)
        {
            lock (world.Gate)
                rule.Result = ManagedRules.Evaluate(identifier, world.Account(rule.AccountId).Root, world.Now);
            return null;
        }

        var token = "";
        try
        {
            string payload;
            lock (world.Gate)
            {
                token = $"result-token-{world.Next("result-token"):00000000}";
                world.Of<ConfigState>().ResultTokens.Add(token, rule);
                payload = Event(world, rule, token).ToJsonString();
            }

            var result = await world.The<IFunctions>().AsServiceAsync(
                rule.Organization!.FunctionArn,
                OrganizationRules.ServicePrincipal,
                rule.AccountId,
                rule.Arn,
                payload,
                cancellation);
            return result.Error?.ToString();
        }
        catch (AwsError error)
        {
            return $"{error.Code}: {error.Message}";
        }
        finally
        {
            lock (world.Gate)
                world.Of<ConfigState>().ResultTokens.Remove(token);
        }
    }

    /// <summary>The event with which AWS Config invokes a function for a rule.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html
    /// </remarks>
    public static JsonObject Event(World world, ConfigRule rule, string token)
    {
        var invoking = new JsonObject
        {
            ["awsAccountId"] = rule.AccountId,
            ["notificationCreationTime"] = world.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["messageType"] = "ScheduledNotification",
            ["recordVersion"] = "1.0",
        };
        var notification = new JsonObject
        {
            ["version"] = "1.0",
            ["invokingEvent"] = invoking.ToJsonString(),
            ["resultToken"] = token,
            ["eventLeftScope"] = false,
            ["executionRoleArn"] = $"arn:{world.Partition}:iam::{rule.AccountId}:role/aws-service-role/"
                + $"{OrganizationRules.ServicePrincipal}/AWSServiceRoleForConfig",
            ["configRuleArn"] = rule.Arn,
            ["configRuleName"] = rule.Name,
            ["configRuleId"] = rule.Id,
            ["accountId"] = rule.AccountId,
        };
        if (rule.Organization!.InputParameters is { } parameters)
            notification["ruleParameters"] = parameters;
        return notification;
    }
}
