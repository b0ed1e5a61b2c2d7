using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Tests.Unit.Roles;

public sealed class StackSetNamesTests
{
    /// <summary>Calls of the resources' types, as CloudTrail has them.</summary>
    [Fact]
    public void Every_resource_of_every_StackSet_is_one_and_no_resource_of_a_stack_is()
    {
        var config = RoleExamples.Commercial;
        var members = DeployedStackSet.Of(config).SelectMany(set => set.Resources).ToList();

        members.Count.ShouldBeGreaterThan(8);
        foreach (var resource in members)
            IsChangeOfOne(resource).ShouldBeTrue($"{resource.Type} {resource.Name}");
        foreach (var set in DeployedStackSet.Of(config))
            StackSetNames.IsChangeOfOne(
                "cloudformation.amazonaws.com", new() { ["stackName"] = $"StackSet-{set.Name}-0a1b" }).ShouldBeTrue();

        var others = DeployedStack.Of(config).Where(stack => stack.Account == config.DelegatedAdministrator)
            .SelectMany(stack => stack.Resources).Where(resource => Request(resource) is not null).ToList();
        others.Count.ShouldBeGreaterThan(8);
        foreach (var resource in others)
            IsChangeOfOne(resource).ShouldBeFalse($"{resource.Type} {resource.Name}");
    }

    private static bool IsChangeOfOne(DeployedResource resource)
    {
        var (service, request) = Request(resource).ShouldNotBeNull($"{resource.Type}");
        return StackSetNames.IsChangeOfOne($"{service}.amazonaws.com", request);
    }

    private static (string Service, JsonObject Request)? Request(DeployedResource resource)
    {
        var name = PseudoParameters.Fill(resource.Name, RoleExamples.Member, "us-east-1");
        return resource.Type switch
        {
            "AWS::IAM::Role" => ("iam", new() { ["roleName"] = name }),
            "AWS::Events::Rule" => ("events", new() { ["name"] = name }),
            "AWS::Config::ConfigurationRecorder" =>
                ("config", new() { ["configurationRecorder"] = new JsonObject { ["name"] = name } }),
            "AWS::Config::DeliveryChannel" =>
                ("config", new() { ["deliveryChannel"] = new JsonObject { ["name"] = name } }),
            _ => null,
        };
    }
}
