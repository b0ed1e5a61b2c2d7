using System.Text.Json.Nodes;
using Amazon.CDK.AWS.Config;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;

namespace Guardrails.Infra.Detection;

/// <summary>The organization conformance packs of AWS managed rules that are on.</summary>
internal sealed class ManagedRulesPacks : Construct
{
    public ManagedRulesPacks(Construct scope, string id, OrganizationConfig config)
        : base(scope, id)
    {
        foreach (var selection in config.ConformancePacks)
        {
            var pack = ConformancePackCatalog.Find(selection.Name)
                ?? throw new InvalidOperationException($"No conformance pack is named {selection.Name}.");

            new CfnOrganizationConformancePack(this, pack.Name, new CfnOrganizationConformancePackProps
            {
                OrganizationConformancePackName = DeployedNames.PolicyPrefix + pack.Name,
                ExcludedAccounts = config.ExcludedAccounts is [] ? null : [.. config.ExcludedAccounts.Select(account => account.Value)],
                TemplateBody = TemplateText.Of(Template(pack)),
            });
        }
    }

    /// <summary>The pack's template. AWS Config reads YAML, of which JSON is a part.</summary>
    private static JsonObject Template(ConformancePack pack) => new()
    {
        ["Resources"] = new JsonObject(pack.Rules.Select(rule => KeyValuePair.Create<string, JsonNode?>(LogicalId(rule), new JsonObject
        {
            ["Type"] = "AWS::Config::ConfigRule",
            ["Properties"] = new JsonObject
            {
                ["ConfigRuleName"] = rule.Name,
                ["MaximumExecutionFrequency"] = "TwentyFour_Hours",
                ["Source"] = new JsonObject { ["Owner"] = "AWS", ["SourceIdentifier"] = rule.Identifier },
            },
        }))),
    };

    private static string LogicalId(Core.Posture.ManagedRule rule) =>
        string.Concat(rule.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
