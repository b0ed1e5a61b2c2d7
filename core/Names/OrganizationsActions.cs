namespace Guardrails.Core.Names;

/// <summary>The calls of AWS Organizations that the code makes, as IAM names them.</summary>
public static class OrganizationsActions
{
    /// <summary>Attaches a policy to the root, a unit or an account.</summary>
    public const string AttachPolicy = "organizations:AttachPolicy";

    /// <summary>Detaches a policy.</summary>
    public const string DetachPolicy = "organizations:DetachPolicy";

    /// <summary>Lists the policies of one type.</summary>
    public const string ListPolicies = "organizations:ListPolicies";

    /// <summary>Lists the policies that are attached directly to the root, a unit or an account.</summary>
    public const string ListPoliciesForTarget = "organizations:ListPoliciesForTarget";

    /// <summary>Reads a policy.</summary>
    public const string DescribePolicy = "organizations:DescribePolicy";

    /// <summary>Lists the accounts of the organization.</summary>
    public const string ListAccounts = "organizations:ListAccounts";

    /// <summary>Tells the state of one account and the organization that it is in.</summary>
    public const string DescribeAccount = "organizations:DescribeAccount";

    /// <summary>Tells the organization of the account that asks.</summary>
    public const string DescribeOrganization = "organizations:DescribeOrganization";

    /// <summary>Gives a service trusted access.</summary>
    public const string EnableAWSServiceAccess = "organizations:EnableAWSServiceAccess";

    /// <summary>Enables a type of policy at the root.</summary>
    public const string EnablePolicyType = "organizations:EnablePolicyType";

    /// <summary>Lists the services that have trusted access.</summary>
    public const string ListAWSServiceAccessForOrganization = "organizations:ListAWSServiceAccessForOrganization";

    /// <summary>Lists the accounts that administer a service.</summary>
    public const string ListDelegatedAdministrators = "organizations:ListDelegatedAdministrators";

    /// <summary>Lists the roots of the tree, with the policy types that each has.</summary>
    public const string ListRoots = "organizations:ListRoots";

    /// <summary>Lists the targets that a policy is attached to.</summary>
    public const string ListTargetsForPolicy = "organizations:ListTargetsForPolicy";

    /// <summary>Lets an account administer a service.</summary>
    public const string RegisterDelegatedAdministrator = "organizations:RegisterDelegatedAdministrator";

    /// <summary>Lists the accounts directly in the root or a unit.</summary>
    public const string ListAccountsForParent = "organizations:ListAccountsForParent";

    /// <summary>Lists the units directly in the root or a unit.</summary>
    public const string ListOrganizationalUnitsForParent = "organizations:ListOrganizationalUnitsForParent";

    /// <summary>Reads a unit's name.</summary>
    public const string DescribeOrganizationalUnit = "organizations:DescribeOrganizationalUnit";

    /// <summary>Reads the tags of an account.</summary>
    public const string ListTagsForResource = "organizations:ListTagsForResource";
}
