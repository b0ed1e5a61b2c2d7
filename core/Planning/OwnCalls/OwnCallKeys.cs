namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The condition keys that a request of Guardrails cannot have.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html. A key that is in
/// none of these lists, such as <c>aws:SourceIp</c>, is not known, unless the simulator knows that no such request has
/// it.
/// </remarks>
internal static class OwnCallKeys
{
    private const string Global = "aws";

    /// <summary>
    /// The tags that CloudFormation itself gives: AWS does not document whether a request shows them.
    /// </summary>
    private const string OfCloudFormation = "aws:cloudformation:";

    /// <summary>Keys of requests by AWS services themselves, of IAM users and of agents.</summary>
    private static readonly HashSet<string> Never = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledViaAWSMCP",
        "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
        "aws:SourceOwner",
        "aws:username",
    };

    /// <summary>Keys of whoever came from outside or has another service's credentials; the CDK's roles may.</summary>
    private static readonly HashSet<string> OfOtherSessions = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:ChatbotSourceArn",
        "aws:Ec2InstanceSourcePrivateIPv4",
        "aws:Ec2InstanceSourceVpc",
        "aws:FederatedProvider",
        "aws:MultiFactorAuthAge",
        "aws:SourceIdentity",
        "aws:ViaCustomerDomain",
        "codebuild:BuildArn",
        "codebuild:ProjectArn",
        "ec2:RoleDelivery",
        "ec2:SourceInstanceArn",
        "glue:CredentialIssuingService",
        "glue:RoleAssumedBy",
        "identitystore:UserId",
        "lambda:SourceFunctionArn",
        "ssm:SourceInstanceArn",
    };

    private static readonly HashSet<string> CalledVia = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast",
    };

    /// <summary>
    /// Keys of the services that are called: our roles have no boundary and no tags, our functions neither network nor
    /// layers, and what a request names besides stands in the call.
    /// </summary>
    private static readonly string[] OfOurs =
    [
        "iam:AWSServiceName", "iam:PassedToService", "iam:PermissionsBoundary", "iam:PolicyARN", "iam:ResourceTag/*",
        "lambda:CodeSigningConfigArn", "lambda:FunctionUrlAuthType", "lambda:Layer", "lambda:SecurityGroupIds",
        "lambda:SubnetIds", "lambda:VpcIds",
        "sts:AWSServiceName", "sts:ExternalId", "sts:SourceIdentity", "sts:TransitiveTagKeys",
    ];

    /// <summary>Tells whether a call's request cannot have a key.</summary>
    public static bool AreMissing(OwnCall call, string key)
    {
        var prefix = key.Split(':', 2)[0];
        if (string.Equals(prefix, Global, StringComparison.OrdinalIgnoreCase))
            return IsMissingGlobal(call, key);
        if (OfOtherSessions.Contains(key))
            return call.Principal.Kind != OwnPrincipalKind.Cdk;

        return OfOurs.Any(missing => Names(missing, key));
    }

    private static bool IsMissingGlobal(OwnCall call, string key)
    {
        var (kind, action) = (call.Principal.Kind, call.Call);
        if (Never.Contains(key))
            return true;
        if (Is(key, "aws:MultiFactorAuthPresent"))
            return kind is OwnPrincipalKind.Function or OwnPrincipalKind.OfService;
        if (OfOtherSessions.Contains(key))
            return kind != OwnPrincipalKind.Cdk;
        if (CalledVia.Contains(key))
            return !action.OnBehalf;
        if (Is(key, "aws:AssumedRoot"))
            return kind != OwnPrincipalKind.RootSession;
        if (Names("aws:PrincipalTag/*", key))
            return call.Principal.IsOurs || kind == OwnPrincipalKind.RootSession;
        if (Names("aws:RequestTag/*", key))
            return !Tag(key).StartsWith(OfCloudFormation, StringComparison.OrdinalIgnoreCase);
        if (Is(key, "aws:TagKeys"))
            return call.Service == "iam" || !IsOfTemplate(call);
        return Names("aws:ResourceTag/*", key)
            && kind != OwnPrincipalKind.Cdk
            && call.Service != "organizations"
            && !Tag(key).StartsWith(OfCloudFormation, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Tells whether CloudFormation makes it, and may add its own tags; it adds none to roles.</summary>
    private static bool IsOfTemplate(OwnCall call) => call.Purpose
        is OwnPurpose.Deploy or OwnPurpose.BringRoles or OwnPurpose.BringRecorder or OwnPurpose.BringForwarder;

    private static string Tag(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static bool Is(string name, string key) => string.Equals(name, key, StringComparison.OrdinalIgnoreCase);

    private static bool Names(string missing, string key) => missing.EndsWith("/*", StringComparison.Ordinal)
        ? key.StartsWith(missing[..^1], StringComparison.OrdinalIgnoreCase)
        : Is(missing, key);
}
