using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.CloudWatch;

/// <summary>AWS::CloudWatch::Dashboard.</summary>
internal sealed class DashboardResource : IResourceHandler
{
    public string Type => "AWS::CloudWatch::Dashboard";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("DashboardName") ?? resource.GeneratedName();
        var body = properties.Text("DashboardBody");
        properties.End();
        resource.Keep("DashboardName", name);

        await resource.InvokeAsync(
            "monitoring", "PutDashboard", new() { ["DashboardName"] = name, ["DashboardBody"] = body });
        return ResourceOutcome.Of(name);
    }
}
