using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Roles;

/// <summary>The role that the evaluator assumes, the same in every account: five actions, one caller.</summary>
internal sealed class MemberRoleDefinition(OrganizationConfig config)
{
    public const string Description = "Lets the evaluator of Guardrails read the root user's posture and report it to AWS Config";

    /// <summary>
    /// The account is the principal and a condition pins the role, because IAM refuses a principal that does not exist yet.
    /// </summary>
    public PolicyDocument Trust { get; } = new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(TrustPolicy.AssumeRole), Resources: null)
            {
                Sid = "EvaluatorOnly",
                Principal = new PrincipalElement(
                    [new PrincipalEntry(PrincipalKind.AWS, $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:root")]),
            }
            .When("ArnEquals", "aws:PrincipalArn", $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{DeployedNames.RootPostureRule}")
            .When("StringEquals", "aws:PrincipalOrgID", config.Id.Value),
        ]);

    /// <summary>None of these actions knows a resource smaller than the account.</summary>
    public PolicyDocument Permissions { get; } = new(
        [
            new PolicyStatement(
                Effect.Allow,
                Patterns.Of(
                    "iam:GetAccountSummary",
                    "iam:ListVirtualMFADevices",
                    "iam:GenerateCredentialReport",
                    "iam:GetCredentialReport"),
                Patterns.Any) { Sid = "ReadRootPosture" },
            new PolicyStatement(Effect.Allow, Patterns.Of("config:PutEvaluations"), Patterns.Any) { Sid = "ReportToConfig" },
        ]);

    /// <summary>A template with this role alone, for the StackSet.</summary>
    public JsonObject Template() => new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = Description,
        ["Resources"] = new JsonObject
        {
            ["MemberRole"] = new JsonObject
            {
                ["Type"] = "AWS::IAM::Role",
                ["Properties"] = new JsonObject
                {
                    ["RoleName"] = DeployedNames.MemberRole,
                    ["Description"] = Description,
                    ["AssumeRolePolicyDocument"] = Trust.Render(),
                    ["Policies"] = new JsonArray(new JsonObject
                    {
                        ["PolicyName"] = DeployedNames.MemberRole,
                        ["PolicyDocument"] = Permissions.Render(),
                    }),
                },
            },
        },
    };
}
