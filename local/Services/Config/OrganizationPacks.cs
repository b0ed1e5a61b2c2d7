using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>Organization conformance packs of AWS managed rules.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
/// </remarks>
internal static partial class OrganizationPacks
{
    public static IEnumerable<Operation> All =>
    [
        new("config", "PutOrganizationConformancePack", PermissionToPut, Put),
    ];

    /// <summary>Brings an organization pack to an account.</summary>
    public static void DeployTo(World world, OrganizationPack pack, string accountId)
    {
        foreach (var (rule, identifier) in pack.Rules)
        {
            var suffix = StableHash.Suffix($"{world.OrganizationId}/{pack.Name}", 9);
            var name = $"{rule}-conformance-pack-{suffix}";
            if (world.Of<ConfigState>().Rules.Exists(
                one => one.AccountId == accountId && one.Name == name && one.Region == pack.Region))
                continue;
            var id = $"config-rule-{StableHash.Suffix($"{accountId}/{pack.Name}/{rule}", 6)}";
            var arn = $"arn:{world.Partition}:config:{pack.Region}:{accountId}:config-rule/aws-service-rule/"
                + $"config-conforms.amazonaws.com/{id}";
            world.Of<ConfigState>().Rules.Add(new(accountId, name, rule, id, arn) { ManagedIdentifier = identifier });
        }
    }

    /// <summary>The caller, and as far as AWS documents it nobody else, reads the template from its bucket.</summary>
    private static RequiredPermission PermissionToPut(Call call, JsonObject input) =>
        new("config:PutOrganizationConformancePack")
        {
            Also = input.Text("TemplateS3Uri") is { } uri
                ? [new("s3:GetObject", PackTemplates.ObjectArn(call.World.Partition, uri))]
                : [],
        };

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        OrganizationMembers.CheckCaller(call, OrganizationMembers.Setup);
        var name = input.Required("OrganizationConformancePackName");
        if (!PackName().IsMatch(name))
        {
            throw OrganizationMembers.Invalid(
                $"OrganizationConformancePackName '{name}' is not a letter and up to 127 letters, digits or hyphens.");
        }

        var excluded = input.Texts("ExcludedAccounts");
        OrganizationMembers.CheckExcluded(excluded);

        var pack = new OrganizationPack(name, call.Caller.AccountId, call.Region, PackTemplates.Rules(input), excluded);
        var accounts = OrganizationMembers.Check(world, pack.AccountId, pack.Region, excluded);
        world.Of<ConfigState>().OrganizationPacks[(name, pack.Region)] = pack;
        world.Of<ConfigState>().Rules.RemoveAll(
            rule => rule.ManagedIdentifier is not null
                && excluded.Contains(rule.AccountId)
                && rule.Region == pack.Region
                && pack.Rules.Any(one => one.Key == rule.Deployed));
        foreach (var account in accounts)
            DeployTo(world, pack, account.Id);
        return new()
        {
            ["OrganizationConformancePackArn"] =
                $"arn:{world.Partition}:config:{call.Region}:{pack.AccountId}:organization-conformance-pack/{name}",
        };
    }

    [GeneratedRegex(@"^[a-zA-Z][-a-zA-Z0-9]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackName();
}
