using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>Functions, and what belongs to them, as resources of templates.</summary>
internal static class FunctionResources
{
    /// <summary>A function with its role and its log group.</summary>
    public static IReadOnlyList<DeployedResource> Function(
        OrganizationConfig config, DeployedFunction function, ProductRole role) =>
        [RoleResources.Role(config, role), .. WithoutRole(config, function, role)];

    /// <summary>A function and its log group, where another stack has its role.</summary>
    public static IReadOnlyList<DeployedResource> WithoutRole(
        OrganizationConfig config, DeployedFunction function, ProductRole role) =>
    [
        new("AWS::Logs::LogGroup", function.LogGroup,
        [
            .. ResourceArns.On(
                ResourceArns.Of(config, "logs", $"log-group:{function.LogGroup}"),
                "logs:CreateLogGroup",
                "logs:PutRetentionPolicy"),
            new RoleCall("logs:DescribeLogGroups", ResourceArns.Any),
        ]),
        new("AWS::Lambda::Function", function.Name,
        [
            .. ResourceArns.On(
                ResourceArns.OfFunction(config, function), "lambda:CreateFunction", "lambda:GetFunction"),
            ResourceArns.Pass(config, role, TrustedServices.Lambda),

            // Lambda takes the code from the bucket of CDK's bootstrap.
            new("s3:GetObject", CdkBootstrap.Asset(config)) { OnBehalf = true },
        ]),
    ];

    /// <summary>A service's permission to invoke a function.</summary>
    public static DeployedResource InvokedBy(OrganizationConfig config, DeployedFunction function, string service)
    {
        var arn = ResourceArns.OfFunction(config, function);
        return new("AWS::Lambda::Permission", function.Name,
        [
            ResourceArns.With("lambda:AddPermission", arn, "lambda:Principal", service),
            new("lambda:GetPolicy", arn),
        ]);
    }

    /// <summary>A mapping that hands a queue's messages, or a stream's records, to a function.</summary>
    public static DeployedResource FromSource(OrganizationConfig config, DeployedFunction function)
    {
        var arn = ResourceArns.OfFunction(config, function);
        var mapping = ResourceArns.Of(config, "lambda", $"event-source-mapping:{Gap.Name}");
        return new("AWS::Lambda::EventSourceMapping", function.Name,
        [
            ResourceArns.With("lambda:CreateEventSourceMapping", ResourceArns.Any, "lambda:FunctionArn", arn),
            ResourceArns.With("lambda:GetEventSourceMapping", mapping, "lambda:FunctionArn", arn),
        ]);
    }

    /// <summary>The custom resource that a function backs.</summary>
    public static DeployedResource Custom(OrganizationConfig config, string type, DeployedFunction function) => new(
        type,
        function.Name,
        [new RoleCall(LambdaActions.InvokeFunction, ResourceArns.OfFunction(config, function))]);
}
