namespace Guardrails.Core.Policies.Simulation;

/// <summary>The facts that AWS documents of single condition keys. Keys are compared without case.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal static class ContextKeys
{
    /// <summary>The prefix of keys that requests to every service can have.</summary>
    public const string GlobalPrefix = "aws";

    private const string ResourceTag = "ResourceTag/";

    private static readonly HashSet<string> MultivaluedKeys = Set(
        "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths", "aws:TagKeys", "aws:VpceOrgPaths");

    /// <summary>
    /// Properties of a role session with a service's prefix, which requests to every service can have: "Cross-service
    /// condition keys".
    /// </summary>
    private static readonly HashSet<string> CrossServiceKeys = Set(
        "codebuild:BuildArn", "codebuild:ProjectArn", "ec2:RoleDelivery", "ec2:SourceInstanceArn",
        "glue:CredentialIssuingService", "glue:RoleAssumedBy", "identitystore:UserId", "lambda:SourceFunctionArn",
        "ssm:SourceInstanceArn");

    /// <summary>Keys of a service that the service authorization reference lists for another one's actions.</summary>
    private static readonly HashSet<string> LentKeys = Set(
        "catalog:ChangeType", "connect:UserArn", "identitystore:GroupId", "logs:LogGeneratingResourceArns");

    private static readonly HashSet<string> GlobalKeys = Set(
        "aws:AssumedRoot", "aws:CalledVia", "aws:CalledViaAWSMCP", "aws:CalledViaFirst", "aws:CalledViaLast",
        "aws:ChatbotSourceArn", "aws:CurrentTime", "aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc",
        "aws:EpochTime", "aws:FederatedProvider", "aws:IsMcpServiceAction", "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService",
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList",
        "aws:PrincipalType", "aws:referer", "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID",
        "aws:ResourceOrgPaths", "aws:SecureTransport", "aws:SignInSessionArn", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner",
        "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:TagKeys", "aws:TokenIssueTime", "aws:UserAgent",
        "aws:userid", "aws:username", "aws:ViaAWSMCPService", "aws:ViaAWSService", "aws:VpceAccount", "aws:VpceOrgID",
        "aws:VpceOrgPaths", "aws:VpcSourceIp");

    private static readonly string[] GlobalFamilies = ["aws:PrincipalTag/", "aws:RequestTag/", "aws:ResourceTag/"];

    /// <summary>
    /// Tells whether a global key can have several values: it needs a set operator, and is no variable.
    /// </summary>
    public static bool IsMultivalued(string key) => MultivaluedKeys.Contains(key);

    /// <summary>
    /// Tells whether the resource of an action can have tags. The root user has none, nor has what stands for every
    /// resource, nor has AWS Sign-In any, nor an invitation of AWS Organizations.
    /// </summary>
    /// <remarks>
    /// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html,
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssign-in.html,
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
    /// </remarks>
    public static bool CanBeTagged(string resource, string action) =>
        resource != "*"
        && !resource.EndsWith(":root", StringComparison.Ordinal)
        && !resource.Contains(":handshake/", StringComparison.Ordinal)
        && !Prefix(action).Equals("signin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a key holds a tag of the resource, such as <c>iam:ResourceTag/team</c>.</summary>
    public static bool IsTagOfResource(string key) =>
        key.AsSpan(key.IndexOf(':', StringComparison.Ordinal) + 1)
            .StartsWith(ResourceTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Tells whether a key belongs to another service than the action, and so is missing from the request: such a key
    /// "only works with requests to" its service.
    /// </summary>
    /// <remarks>
    /// Not told are keys of identity providers, which a session can keep; keys of services that belong together by
    /// name, such as <c>ec2</c> and <c>ec2-instance-connect</c>; and tags of another service's resource, as of the role
    /// in <c>sts:AssumeRole</c>.
    /// </remarks>
    public static bool IsOfAnotherService(string key, string action)
    {
        var prefix = Prefix(key);
        return !prefix.Equals(GlobalPrefix, StringComparison.OrdinalIgnoreCase)
            && prefix.Length > 0
            && !IsOfIdentityProvider(prefix)
            && !AreRelated(prefix, Prefix(action))
            && !IsTagOfResource(key)
            && !CrossServiceKeys.Contains(key)
            && !LentKeys.Contains(key);
    }

    /// <summary>
    /// Tells whether a policy variable names a key that a request for the action can have. Of any other AWS says that
    /// it "might cause the entire statement to be invalid".
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
    public static bool CanBeVariable(string key, string action) =>
        Prefix(key).Equals(GlobalPrefix, StringComparison.OrdinalIgnoreCase)
            ? GlobalKeys.Contains(key)
                || GlobalFamilies.Any(family =>
                    key.Length > family.Length && key.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            : !IsOfAnotherService(key, action);

    /// <summary>
    /// Tells whether a key comes from an identity provider, which vouches for roles' sessions only.
    /// </summary>
    public static bool IsOfIdentityProvider(string key) => IsOfIdentityProvider(Prefix(key));

    private static ReadOnlySpan<char> Prefix(string keyOrAction) =>
        keyOrAction.AsSpan(0, Math.Max(0, keyOrAction.IndexOf(':', StringComparison.Ordinal)));

    // An OpenID Connect provider's keys begin with its address. Source:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    private static bool IsOfIdentityProvider(ReadOnlySpan<char> prefix) =>
        prefix.Contains('.') || prefix.Equals("saml", StringComparison.OrdinalIgnoreCase);

    private static bool AreRelated(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.StartsWith(other, StringComparison.OrdinalIgnoreCase)
            || other.StartsWith(one, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Set(params IEnumerable<string> keys) => new(keys, StringComparer.OrdinalIgnoreCase);
}
