using System.Text.Json.Nodes;
using Amazon.CDK.AWS.Config;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using Guardrails.Core.Controls;
using Guardrails.Core.Names;
using Guardrails.Core.Packs;
using Guardrails.Infra.Constructs;
using Guardrails.Infra.Input;

using InputParameter =
    Amazon.CDK.AWS.Config.CfnOrganizationConformancePack.ConformancePackInputParameterProperty;

namespace Guardrails.Infra.Detection;

/// <summary>The organization conformance packs: the catalog's that are on, and those that files hold.</summary>
internal sealed class ConformancePacks : Construct
{
    public ConformancePacks(Construct scope, string id, OrganizationToDeploy organization)
        : base(scope, id)
    {
        var config = organization.Config;
        foreach (var pack in config.ConformancePacks)
            Add(pack.Name, new CfnOrganizationConformancePackProps { TemplateBody = TemplateText.Of(Template(pack)) });

        foreach (var pack in organization.Packs)
        {
            Add(pack.Name, new CfnOrganizationConformancePackProps
            {
                TemplateBody = pack.LiesInS3 ? null : pack.Body,
                TemplateS3Uri = pack.LiesInS3 ? Upload(pack) : null,
                ConformancePackInputParameters = InputParameters(pack),
            });
        }

        void Add(string name, CfnOrganizationConformancePackProps props)
        {
            props.OrganizationConformancePackName = DeployedNames.PolicyPrefix + name;
            props.ExcludedAccounts = ExcludedAccounts.Of(config);
            new CfnOrganizationConformancePack(this, name, props);
        }
    }

    /// <summary>
    /// The template as a file asset, in the bucket of CDK's bootstrap. AWS documents one reader, the caller of
    /// PutOrganizationConformancePack, who here is CDK's CloudFormation execution role in the bucket's own account.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
    /// </remarks>
    private string Upload(ConformancePackTemplate pack) =>
        new Asset(this, pack.Name + "Template", new AssetProps { Path = pack.File }).S3ObjectUrl;

    private static InputParameter[]? InputParameters(ConformancePackTemplate pack) => pack.Parameters.Count == 0
        ? null
        :
        [
            .. from parameter in pack.Parameters
               select new InputParameter { ParameterName = parameter.Key, ParameterValue = parameter.Value },
        ];

    /// <summary>The pack's template. AWS Config reads YAML, of which JSON is a part.</summary>
    private static JsonObject Template(ConformancePack pack) => new()
    {
        ["Resources"] = new JsonObject(
            pack.Rules.Select(rule => KeyValuePair.Create<string, JsonNode?>(LogicalId(rule), Rule(rule)))),
    };

    private static JsonObject Rule(Core.Packs.ManagedRule rule) =>
        InnerTemplate.Resource("AWS::Config::ConfigRule", new JsonObject
        {
            ["ConfigRuleName"] = rule.Name,
            ["MaximumExecutionFrequency"] = EvaluationFrequency.Daily.Name,
            ["Source"] = new JsonObject { ["Owner"] = "AWS", ["SourceIdentifier"] = rule.Identifier },
        });

    private static string LogicalId(Core.Packs.ManagedRule rule) =>
        string.Concat(rule.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
