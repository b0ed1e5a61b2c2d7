namespace Guardrails.Local.Organization;

/// <summary>The AWS managed policies that templates and roles here name, as AWS publishes them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html</remarks>
internal static class ManagedPolicies
{
    public const string AdministratorAccess = "AdministratorAccess";
    public const string ConfigRoleForOrganizations = "service-role/AWSConfigRoleForOrganizations";

    public const string ConfigRole = "service-role/AWS_ConfigRole";

    private static readonly Dictionary<string, string> Documents = new()
    {
        // Of its hundreds of reads, those of root users.
        [ConfigRole] =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GenerateCredentialReport",
              "iam:GetAccountSummary",
            "iam:GetCredentialReport","iam:ListVirtualMFADevices"],"Resource":"*"}]}
            """,
        [AdministratorAccess] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        [ConfigRoleForOrganizations] =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["organizations:ListAccounts",
              "organizations:DescribeOrganization",
            "organizations:ListAWSServiceAccessForOrganization","organizations:ListDelegatedAdministrators"],
              "Resource":"*"}]}
            """,
    };

    /// <summary>The service control policy that AWS attaches everywhere.</summary>
    public const string FullAwsAccess =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>A managed policy's ARN.</summary>
    public static string Arn(string partition, string name) => $"arn:{partition}:iam::aws:policy/{name}";

    /// <summary>The document of a managed policy, or null where it is not known here.</summary>
    public static string? Find(string arn) =>
        arn.Split(":iam::aws:policy/") is [_, var name] ? Documents.GetValueOrDefault(name) : null;
}
