using System.Text.Json.Nodes;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Effect = Guardrails.Core.Policies.Effect;
using PolicyDocument = Guardrails.Core.Policies.PolicyDocument;
using PolicyStatement = Guardrails.Core.Policies.PolicyStatement;

namespace Guardrails.Infra.Roles;

/// <summary>A role that is the same in every account: assumed by one function of the delegated administrator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Trust">Who assumes it.</param>
/// <param name="Permissions">What it may do.</param>
internal sealed record AccountRole(string Name, string Description, PolicyDocument Trust, PolicyDocument Permissions)
{
    /// <summary>
    /// Trust for the execution role of one function. The account is the principal and a condition pins the role, because IAM refuses a
    /// principal that does not exist yet.
    /// </summary>
    public static PolicyDocument TrustOf(OrganizationConfig config, string function, string sid) => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(TrustPolicy.AssumeRole), Resources: null)
            {
                Sid = sid,
                Principal = new PrincipalElement(
                    [new PrincipalEntry(PrincipalKind.AWS, $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:root")]),
            }
            .When("ArnEquals", "aws:PrincipalArn", $"arn:{config.Partition}:iam::{config.DelegatedAdministrator}:role/{function}")
            .When("StringEquals", "aws:PrincipalOrgID", config.Id.Value),
        ]);

    /// <summary>As a resource of a template that is data.</summary>
    public JsonObject Resource() => new()
    {
        ["Type"] = "AWS::IAM::Role",
        ["Properties"] = new JsonObject
        {
            ["RoleName"] = Name,
            ["Description"] = Description,
            ["AssumeRolePolicyDocument"] = Trust.Render(),
            ["Policies"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = Name,
                ["PolicyDocument"] = Permissions.Render(),
            }),
        },
    };

    /// <summary>As a resource of a stack.</summary>
    public CfnRole AddTo(Construct scope, string id) => new(scope, id, new CfnRoleProps
    {
        RoleName = Name,
        Description = Description,
        AssumeRolePolicyDocument = JsiiData.Of(Trust.Render()),
        Policies = new[] { new CfnRole.PolicyProperty { PolicyName = Name, PolicyDocument = JsiiData.Of(Permissions.Render()) } },
    });
}
