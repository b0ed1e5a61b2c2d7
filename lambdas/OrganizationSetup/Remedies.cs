using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>What a person can do about an error that AWS answered with.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html#API_RegisterDelegatedAdministrator_Errors</remarks>
internal static class Remedies
{
    public const string EnableAllFeatures =
        "enable all features (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html) and deploy again.";

    private const string Wait = "wait some minutes and deploy again; every step that is done stays done.";

    public static string For(Exception exception) => exception switch
    {
        ConstraintViolationException { Reason: { } reason } => ForLimit(reason.Value),
        AmazonServiceException service => ForCode(service.ErrorCode) ?? Otherwise((int)service.StatusCode >= 500),
        _ => Otherwise(exception is OperationCanceledException or TimeoutException or HttpRequestException or IOException),
    };

    private static string ForLimit(string reason) => reason switch
    {
        "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE" => EnableAllFeatures,
        "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR" =>
            "name a member account as delegatedAdministrator in the organization file, and deploy again.",
        "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR" =>
            "name an active account as delegatedAdministrator in the organization file, or have AWS Support reopen that one, and deploy again.",
        "SERVICE_ACCESS_NOT_ENABLED" => Wait,
        _ => "lift the limit that AWS names, and deploy again.",
    };

    private static string? ForCode(string? code) => code switch
    {
        "AccessDenied" or "AccessDeniedException" =>
            $"run the deploy in the management account and check the role {DeployedNames.OrganizationSetup} there.",
        "AWSOrganizationsNotInUseException" or "OrganizationNotFoundException" or "OrganizationNotFound" =>
            "deploy into the management account of an organization.",
        "CallerIsNotManagementAccountException" or "AccountNotManagementOrDelegatedAdministratorException" =>
            "deploy with credentials of the management account.",
        "PolicyTypeNotAvailableForOrganizationException" or "OrganizationNotInAllFeaturesModeException" => EnableAllFeatures,
        "AccountNotFoundException" =>
            "correct delegatedAdministrator in the organization file: it must be a member account of this organization.",
        "RootNotFoundException" => "correct organization.rootId in the organization file.",
        "UnsupportedAPIEndpointException" => "deploy in the Region that organization.homeRegion should name: the one in which the partition's IAM logs.",
        "ConstraintViolationException" => "lift the limit that AWS names, and deploy again.",
        "LimitExceeded" or "LimitExceededException" => "have the IAM quota for roles of the management account raised, or delete roles there, and deploy again.",
        "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" => "deploy again.",
        _ => Calls.Passes(code) ? Wait : null,
    };

    private static string Otherwise(bool passes) => passes
        ? Wait
        : "see the message, correct its cause and deploy again; every step that is done stays done.";
}
