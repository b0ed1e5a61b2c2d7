namespace Guardrails.Core.Organizations;

/// <summary>Names that the templates give and the functions, reports and policies rely on. Each stands here only.</summary>
public static class DeployedNames
{
    /// <summary>The stack in the management account.</summary>
    public const string OrganizationStack = "Guardrails-Organization";

    /// <summary>The stack in the delegated administrator account.</summary>
    public const string DetectionStack = "Guardrails-Detection";

    /// <summary>The role in every account that the evaluator assumes.</summary>
    public const string MemberRole = "GuardrailsRootPosture";

    /// <summary>The function (and its execution role) that judges root posture.</summary>
    public const string RootPostureRule = "GuardrailsRootPostureRule";

    /// <summary>The function (and its execution role) that prepares the organization.</summary>
    public const string OrganizationSetup = "GuardrailsOrganizationSetup";

    /// <summary>The organization aggregator.</summary>
    public const string Aggregator = "GuardrailsOrganization";

    /// <summary>The StackSet that brings the member role to every member account.</summary>
    public const string MemberRoleStackSet = "GuardrailsMemberRole";

    /// <summary>The CloudFormation custom resource type that <see cref="OrganizationSetup"/> backs.</summary>
    public const string OrganizationSetupResource = "Custom::GuardrailsOrganizationSetup";

    /// <summary>What the name of every service control policy, conformance pack and saved query begins with, before its name in the catalog.</summary>
    public const string PolicyPrefix = "Guardrails-";
}
