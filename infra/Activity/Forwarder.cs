using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Infra.Roles;

namespace Guardrails.Infra.Activity;

/// <summary>What forwards an account's root events from one Region to the organization's bus: a rule, and the role that it uses.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html</remarks>
internal sealed class Forwarder(OrganizationConfig config)
{
    public const string Description = "Forwards what an account's root user does to the event bus of Guardrails";
    public const string RoleDescription = "Lets EventBridge put events on the event bus of Guardrails";
    public const string PolicyName = "PutEvents";

    /// <summary>The id of the rules' one target.</summary>
    public const string TargetId = "Bus";

    public string BusArn { get; } = $"arn:{config.Partition}:events:{config.HomeRegion}:{config.DelegatedAdministrator}:event-bus/{DeployedNames.ActivityBus}";

    /// <summary>No aws:SourceArn condition: AWS does not document it for these roles, and only a principal of the account can pass the role to a rule there.</summary>
    public static PolicyDocument Trust => TrustPolicy.OfService("events.amazonaws.com");

    public PolicyDocument Permissions => new([new PolicyStatement(Effect.Allow, Patterns.Of("events:PutEvents"), Patterns.Of(BusArn)) { Sid = "PutEvents" }]);

    /// <summary>For the StackSet. Roles are global and stacks are not, so each Region has a role of its own and needs no other one.</summary>
    public JsonObject Template() => new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = Description,
        ["Resources"] = new JsonObject
        {
            ["Role"] = new JsonObject
            {
                ["Type"] = "AWS::IAM::Role",
                ["Properties"] = new JsonObject
                {
                    ["RoleName"] = new JsonObject { ["Fn::Sub"] = DeployedNames.ForwarderRolePrefix + "${AWS::Region}" },
                    ["Description"] = RoleDescription,
                    ["AssumeRolePolicyDocument"] = Trust.Render(),
                    ["Policies"] = new JsonArray(new JsonObject { ["PolicyName"] = PolicyName, ["PolicyDocument"] = Permissions.Render() }),
                },
            },
            ["Rule"] = new JsonObject
            {
                ["Type"] = "AWS::Events::Rule",
                ["Properties"] = new JsonObject
                {
                    ["Name"] = DeployedNames.RootEventsRule,
                    ["Description"] = Description,
                    ["EventPattern"] = EventPatterns.RootUser(),
                    ["State"] = "ENABLED",
                    ["Targets"] = new JsonArray(new JsonObject
                    {
                        ["Id"] = TargetId,
                        ["Arn"] = BusArn,
                        ["RoleArn"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("Role", "Arn") },
                    }),
                },
            },
        },
    };
}
