namespace Guardrails.Core.Names;

/// <summary>The calls of CloudFormation that the code makes, as IAM names them.</summary>
public static class CloudFormationActions
{
    /// <summary>Activates the access of StackSets.</summary>
    public const string ActivateOrganizationsAccess = "cloudformation:ActivateOrganizationsAccess";

    /// <summary>Tells the state of the access of StackSets.</summary>
    public const string DescribeOrganizationsAccess = "cloudformation:DescribeOrganizationsAccess";

    /// <summary>Tells the state of a stack.</summary>
    public const string DescribeStacks = "cloudformation:DescribeStacks";
}
