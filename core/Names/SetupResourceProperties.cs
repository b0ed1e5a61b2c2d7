namespace Guardrails.Core.Names;

/// <summary>The properties of the custom resource that prepares the organization.</summary>
public static class SetupResourceProperties
{
    /// <summary>The ARN of the function that backs the resource. CloudFormation's own name.</summary>
    public const string ServiceToken = "ServiceToken";

    /// <summary>The seconds that CloudFormation waits for an answer. CloudFormation's own name.</summary>
    public const string ServiceTimeout = "ServiceTimeout";

    /// <summary>
    /// The hash of the function's code: CloudFormation runs the setup again where a property changes.
    /// </summary>
    public const string Code = "Code";

    /// <summary>The organization's id.</summary>
    public const string OrganizationId = "OrganizationId";

    /// <summary>The id of the organization's root.</summary>
    public const string RootId = "RootId";

    /// <summary>The management account's id.</summary>
    public const string ManagementAccountId = "ManagementAccountId";

    /// <summary>The delegated administrator's account id.</summary>
    public const string DelegatedAdministratorId = "DelegatedAdministratorId";

    /// <summary>The services that are to have trusted access.</summary>
    public const string TrustedServices = "TrustedServices";

    /// <summary>The services that the delegated administrator is to be registered for.</summary>
    public const string DelegatedServices = "DelegatedServices";

    /// <summary>IAM's organization features that are to be on.</summary>
    public const string OrganizationFeatures = "OrganizationFeatures";

    /// <summary>The Region in which the rules run; absent where it is the function's own.</summary>
    public const string DetectionRegion = "DetectionRegion";

    /// <summary><c>true</c> where AWS Config recorders are asked for; absent where they are not.</summary>
    public const string ConfigRecorder = "ConfigRecorder";
}
