using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Logs;

/// <summary>AWS::Logs::LogGroup.</summary>
internal sealed class LogGroupResource : IResourceHandler
{
    public string Type => "AWS::Logs::LogGroup";

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var properties = resource.Properties();
        var name = properties.OptionalText("LogGroupName") ?? resource.GeneratedName();
        var days = properties.OptionalNumber("RetentionInDays");
        properties.End();
        resource.Keep("LogGroupName", name);

        if (resource.Existing is null)
            await resource.InvokeAsync("logs", "CreateLogGroup", new() { ["logGroupName"] = name });
        if (days is not null)
        {
            await resource.InvokeAsync(
                "logs", "PutRetentionPolicy", new() { ["logGroupName"] = name, ["retentionInDays"] = days });
        }

        return new(
            name,
            new()
            {
                ["Arn"] = LogGroup.ArnOf(resource.World, resource.Stack.AccountId, resource.Stack.Region, name) + ":*",
            });
    }
}
