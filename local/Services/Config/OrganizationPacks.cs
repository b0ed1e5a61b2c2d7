using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.State;

namespace Guardrails.Local.Services.Config;

/// <summary>Organization conformance packs of AWS managed rules.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html</remarks>
internal static partial class OrganizationPacks
{
    private const int BodyLimit = 51_200;
    private static readonly string[] RuleProperties = ["ConfigRuleName", "Description", "MaximumExecutionFrequency", "Source"];

    public static IEnumerable<Operation> All =>
    [
        new("config", "PutOrganizationConformancePack", Need.Of("config:PutOrganizationConformancePack"), Put),
    ];

    /// <summary>Brings an organization pack to an account.</summary>
    public static void DeployTo(World world, OrganizationPack pack, string accountId)
    {
        foreach (var (rule, identifier) in pack.Rules)
        {
            var suffix = StableHash.Suffix($"{world.OrganizationId}/{pack.Name}", 9);
            var name = $"{rule}-conformance-pack-{suffix}";
            if (world.Config.Rules.Exists(one => one.AccountId == accountId && one.Name == name))
                continue;
            var id = $"config-rule-{StableHash.Suffix($"{accountId}/{pack.Name}/{rule}", 6)}";
            var arn = $"arn:{world.Partition}:config:{pack.Region}:{accountId}:config-rule/aws-service-rule/config-conforms.amazonaws.com/{id}";
            world.Config.Rules.Add(new(accountId, name, rule, id, arn) { ManagedIdentifier = identifier });
        }
    }

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        OrganizationMembers.CheckCaller(call, OrganizationMembers.Setup);
        var name = input.Required("OrganizationConformancePackName");
        if (!PackName().IsMatch(name))
            throw OrganizationMembers.Invalid($"OrganizationConformancePackName '{name}' is not a letter and up to 127 letters, digits or hyphens.");
        var excluded = input.Texts("ExcludedAccounts");
        OrganizationMembers.CheckExcluded(excluded);

        var pack = new OrganizationPack(name, call.Caller.AccountId, call.Region, Rules(input.Required("TemplateBody")), excluded);
        var accounts = OrganizationMembers.Check(world, pack.AccountId, excluded);
        world.Config.OrganizationPacks[name] = pack;
        world.Config.Rules.RemoveAll(rule => rule.ManagedIdentifier is not null && excluded.Contains(rule.AccountId) && pack.Rules.Any(one => one.Key == rule.Deployed));
        foreach (var account in accounts)
            DeployTo(world, pack, account.Id);
        return new() { ["OrganizationConformancePackArn"] = $"arn:{world.Partition}:config:{call.Region}:{pack.AccountId}:organization-conformance-pack/{name}" };
    }

    private static List<KeyValuePair<string, string>> Rules(string body)
    {
        if (body.Length is 0 or > BodyLimit)
            throw Template($"it has {body.Length} characters; 1 to {BodyLimit} are accepted");
        JsonObject? template;
        try
        {
            template = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException error)
        {
            throw Template($"it is not JSON, which is all that is read here: {error.Message}");
        }

        if (template?.Where(section => section.Key is not ("Resources" or "Description" or "AWSTemplateFormatVersion")).Select(section => section.Key).FirstOrDefault() is { } unknown)
            throw Template($"the section {unknown} is not supported here");
        if (template?["Resources"] is not JsonObject { Count: > 0 } resources)
            throw Template("it has no Resources");
        return [.. resources.Select(resource => Rule(resource.Key, resource.Value))];
    }

    private static KeyValuePair<string, string> Rule(string logicalId, JsonNode? resource)
    {
        if ((string?)resource?["Type"] is var type && type != "AWS::Config::ConfigRule")
            throw Template($"Resources.{logicalId} has type {type}; only AWS::Config::ConfigRule is supported here");
        var properties = resource!["Properties"] as JsonObject ?? [];
        if (properties.Select(property => property.Key).Except(RuleProperties).FirstOrDefault() is { } unknown)
            throw Template($"Resources.{logicalId}.Properties.{unknown} is not supported here");
        if ((string?)properties["Source"]?["Owner"] != "AWS")
            throw Template($"Resources.{logicalId}.Properties.Source.Owner is not AWS; only managed rules are supported here");
        var identifier = (string?)properties["Source"]?["SourceIdentifier"];
        if (!ManagedRules.Known(identifier))
            throw Template($"Resources.{logicalId}: there is no managed rule {identifier} here");
        return new((string?)properties["ConfigRuleName"] ?? throw Template($"Resources.{logicalId}.Properties.ConfigRuleName is missing"), identifier!);
    }

    private static AwsError Template(string problem) => new("OrganizationConformancePackTemplateValidationException", $"TemplateBody: {problem}.");

    [GeneratedRegex(@"^[a-zA-Z][-a-zA-Z0-9]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackName();
}
