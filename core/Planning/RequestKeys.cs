namespace Guardrails.Core.Planning;

/// <summary>The condition keys that a plan knows a request to lack, by who makes it and how.</summary>
/// <remarks>
/// Source of keys and of who has them:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </remarks>
internal static class RequestKeys
{
    /// <summary>
    /// Keys that no direct request by a principal of an account has: they come with calls by AWS services or with tags.
    /// </summary>
    public static readonly IReadOnlyList<string> NeverDirect =
    [
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CalledViaAWSMCP",
        "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList",
        "aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner",
        "aws:RequestTag/*", "aws:TagKeys",
    ];

    /// <summary>
    /// Keys that a direct request has with the value false, or lacks: of the one AWS's text speaks, of the other the
    /// "Availability" below it.
    /// </summary>
    public static readonly IReadOnlyList<string> FalseOrMissing = ["aws:ViaAWSMCPService"];

    /// <summary>
    /// "Properties of a role session" that only a role's session has: where its credentials were delivered, and which
    /// identity provider vouched for it. A root user has none of them, however it signed in.
    /// </summary>
    public static readonly IReadOnlyList<string> RoleSessionOnly =
    [
        "aws:ChatbotSourceArn", "aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc",
        "aws:FederatedProvider",
        "codebuild:BuildArn", "codebuild:ProjectArn", "ec2:RoleDelivery", "ec2:SourceInstanceArn",
        "glue:CredentialIssuingService", "glue:RoleAssumedBy", "identitystore:UserId", "lambda:SourceFunctionArn",
        "ssm:SourceInstanceArn",
    ];

    /// <summary>Actions that make their resource, which has no tags but those in the request.</summary>
    public static readonly IReadOnlyList<string> CreateTheirResource = ["iam:CreateVirtualMFADevice"];
}
