using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Organization Config rules that a function evaluates on a schedule.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html</remarks>
internal static partial class OrganizationRules
{
    public const string ServicePrincipal = "config.amazonaws.com";
    private const int ParameterLimit = 1024;
    private const string Scheduled = "ScheduledNotification";
    private static readonly string[] Frequencies =
        ["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"];

    public static IEnumerable<Operation> All =>
    [
        new("config", "PutOrganizationConfigRule", RequiredPermission.Of("config:PutOrganizationConfigRule"), Put),
    ];

    /// <summary>Brings an organization rule to an account, as its service-linked role does.</summary>
    public static void DeployTo(World world, OrganizationRule rule, string accountId)
    {
        var rules = world.Of<ConfigState>().Rules;
        if (rules.Find(one => IsOf(one, rule.Name, rule.Region) && one.AccountId == accountId) is { } existing)
        {
            existing.Organization = rule;
            return;
        }

        var suffix = StableHash.Suffix($"{world.OrganizationId}/{rule.Name}", 8);
        var id = $"config-rule-{StableHash.Suffix($"{accountId}/{rule.Name}", 6)}";
        var arn = $"arn:{world.Partition}:config:{rule.Region}:{accountId}:config-rule/aws-service-rule/"
            + $"{OrganizationMembers.Setup}/{id}";
        rules.Add(
            new(accountId, $"OrgConfigRule-{rule.Name}-{suffix}", rule.Name, id, arn) { Organization = rule });
    }

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        OrganizationMembers.CheckCaller(call, OrganizationMembers.Setup);

        var name = input.Required("OrganizationConfigRuleName");
        if (!RuleName().IsMatch(name))
        {
            throw OrganizationMembers.Invalid(
                $"OrganizationConfigRuleName '{name}' is not 1 to 64 letters, digits, hyphens or underscores.");
        }

        var custom = input["OrganizationCustomRuleMetadata"] as JsonObject
            ?? throw OrganizationMembers.Invalid(
                "OrganizationCustomRuleMetadata is missing; no other kind of organization rule exists here.");
        var excluded = input.Texts("ExcludedAccounts");
        OrganizationMembers.CheckExcluded(excluded);
        if (custom.Texts("OrganizationConfigRuleTriggerTypes") is not [Scheduled])
        {
            throw OrganizationMembers.Invalid(
                $"OrganizationConfigRuleTriggerTypes must be [{Scheduled}]: "
                + "nothing here records configuration changes.");
        }

        var frequency = custom.Text("MaximumExecutionFrequency") ?? "TwentyFour_Hours";
        if (!Frequencies.Contains(frequency))
        {
            throw OrganizationMembers.Invalid(
                $"MaximumExecutionFrequency {frequency} is not one of {string.Join(", ", Frequencies)}.");
        }

        if (custom.Text("Description") is { Length: > 256 })
            throw OrganizationMembers.Invalid("Description is longer than 256 characters.");
        var parameters = custom.Text("InputParameters");
        CheckParameters(parameters);
        var function = custom.Required("LambdaFunctionArn");
        CheckFunction(call, function);

        var rule = new OrganizationRule(
            name, call.Caller.AccountId, call.Region, function, parameters, frequency, excluded);
        var accounts = OrganizationMembers.Check(world, rule.AccountId, call.Region, excluded);
        world.Of<ConfigState>().OrganizationRules[(name, call.Region)] = rule;
        world.Of<ConfigState>().Rules.RemoveAll(
            one => IsOf(one, name, call.Region) && excluded.Contains(one.AccountId));
        foreach (var account in accounts)
            DeployTo(world, rule, account.Id);
        return new()
        {
            ["OrganizationConfigRuleArn"] =
                $"arn:{world.Partition}:config:{call.Region}:{rule.AccountId}:organization-config-rule/{name}",
        };
    }

    private static bool IsOf(ConfigRule rule, string name, string region) =>
        rule.Organization?.Name == name && rule.Region == region;

    private static void CheckFunction(Call call, string arn)
    {
        if (arn.Length > 256 || arn.EndsWith(":$LATEST", StringComparison.Ordinal))
        {
            throw OrganizationMembers.Invalid(
                $"LambdaFunctionArn {arn} must be at most 256 characters and not end with $LATEST.");
        }

        var parts = arn.Split(':');
        if (parts.Length < 7 || parts[4] != call.Caller.AccountId || parts[3] != call.Region)
        {
            throw new AwsError(
                "InsufficientPermissionsException",
                $"The function {arn} is not in the rule's own account {call.Caller.AccountId} and Region "
                + $"{call.Region}.");
        }

        if (call.World.The<IFunctions>().Admits(arn, ServicePrincipal) is not { } admitted)
        {
            throw new AwsError(
                "InsufficientPermissionsException",
                $"The AWS Lambda function {arn} cannot be invoked: it does not exist.");
        }

        if (!admitted)
        {
            throw new AwsError(
                "InsufficientPermissionsException",
                $"The AWS Lambda function {arn} cannot be invoked: its resource policy has no statement for "
                + $"{ServicePrincipal}. "
                + "Create the permission (AWS::Lambda::Permission) before the rule.");
        }
    }

    private static void CheckParameters(string? parameters)
    {
        if (parameters is null)
            return;
        if (parameters.Length > ParameterLimit)
        {
            throw OrganizationMembers.Invalid(
                $"InputParameters has {parameters.Length} characters; at most {ParameterLimit} are accepted.");
        }

        try
        {
            if (JsonNode.Parse(parameters) is JsonObject map && map.All(entry => entry.Value is JsonValue))
                return;
        }
        catch (JsonException)
        {
            // Reported below.
        }

        throw OrganizationMembers.Invalid($"InputParameters is not a JSON object of names and values: {parameters}");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleName();
}
