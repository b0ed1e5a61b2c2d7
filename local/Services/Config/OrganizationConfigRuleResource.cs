using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS::Config::OrganizationConfigRule on a function.</summary>
internal sealed class OrganizationConfigRuleResource : IResourceHandler
{
    public string Type => "AWS::Config::OrganizationConfigRule";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.Text("OrganizationConfigRuleName");
        properties.Texts("ExcludedAccounts");
        var custom = properties.Object("OrganizationCustomRuleMetadata");
        custom.Text("LambdaFunctionArn");
        custom.Texts("OrganizationConfigRuleTriggerTypes");
        custom.OptionalText("Description");
        custom.OptionalText("InputParameters");
        custom.OptionalText("MaximumExecutionFrequency");
        properties.End();
        resource.Keep("OrganizationConfigRuleName", name);

        // The API's members have the template's names.
        await resource.InvokeAsync("config", "PutOrganizationConfigRule", (JsonObject)resource.Json.DeepClone());
        return ResourceOutcome.Of(name);
    }
}
