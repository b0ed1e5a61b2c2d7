using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>The setup's words for calls that fail.</summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html (Errors)
/// </remarks>
internal static class SetupRemedies
{
    private const string LiftLimit = "lift the limit that AWS names, and deploy again.";

    /// <summary>The remedy for one of them.</summary>
    public static string For(FailedCall failed) => failed switch
    {
        { Passes: true } => "wait some minutes and deploy again; every step that is done stays done.",
        { Limit: { } limit } => ForLimit(limit),
        { Cause: FailureCause.Denied } =>
            $"run the deploy in the management account and check the role {DeployedNames.OrganizationSetup} there.",
        { Cause: FailureCause.Credentials } => "deploy again.",
        _ => ForCode(failed.Code),
    };

    private static string ForLimit(string limit) => limit switch
    {
        "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE" => SetupRefusal.EnableAllFeatures,
        "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR" =>
            "name a member account as delegatedAdministrator in the organization file, and deploy again.",
        "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR" =>
            "name an active account as delegatedAdministrator in the organization file, "
            + "or have AWS Support reopen that one, and deploy again.",
        _ => LiftLimit,
    };

    private static string ForCode(string? code) => code switch
    {
        "AWSOrganizationsNotInUseException" or "OrganizationNotFoundException" or "OrganizationNotFound" =>
            "deploy into the management account of an organization.",
        "CallerIsNotManagementAccountException" or "AccountNotManagementOrDelegatedAdministratorException" =>
            "deploy with credentials of the management account.",
        "PolicyTypeNotAvailableForOrganizationException" or "OrganizationNotInAllFeaturesModeException" =>
            SetupRefusal.EnableAllFeatures,
        "AccountNotFoundException" =>
            "correct delegatedAdministrator in the organization file: "
            + "it must be a member account of this organization.",
        "RootNotFoundException" => "correct organization.rootId in the organization file.",
        "UnsupportedAPIEndpointException" => "deploy in the Region that organization.homeRegion should name: "
            + "the one in which the partition's IAM logs.",
        "ConstraintViolationException" => LiftLimit,
        "LimitExceeded" or "LimitExceededException" =>
            "have the IAM quota for roles of the management account raised, or delete roles there, and deploy again.",
        _ => "see the message, correct its cause and deploy again; every step that is done stays done.",
    };
}
