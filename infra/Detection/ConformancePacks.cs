using System.Text.Json.Nodes;
using Amazon.CDK.AWS.Config;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;
using Guardrails.Infra.Input;

namespace Guardrails.Infra.Detection;

/// <summary>The organization conformance packs: the catalog's that are on, and those that files hold.</summary>
internal sealed class ConformancePacks : Construct
{
    public ConformancePacks(Construct scope, string id, OrganizationToDeploy organization)
        : base(scope, id)
    {
        var config = organization.Config;
        foreach (var selection in config.ConformancePacks)
        {
            var pack = ConformancePackCatalog.Find(selection.Name)
                ?? throw new InvalidOperationException($"No conformance pack is named {selection.Name}.");
            Add(pack.Name, TemplateText.Of(Template(pack)));
        }

        foreach (var pack in organization.Packs)
            Add(pack.Name, pack.Body);

        void Add(string name, string body) => new CfnOrganizationConformancePack(this, name, new CfnOrganizationConformancePackProps
        {
            OrganizationConformancePackName = DeployedNames.PolicyPrefix + name,
            ExcludedAccounts = config.ExcludedAccounts is [] ? null : [.. config.ExcludedAccounts.Select(account => account.Value)],
            TemplateBody = body,
        });
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
