namespace Guardrails.Core.Names;

/// <summary>The variables by which a template tells a function what no constant says.</summary>
public static class EnvironmentVariables
{
    /// <summary>The SDK's own variable for another endpoint than AWS's: no template sets it.</summary>
    public const string Endpoint = "AWS_ENDPOINT_URL";

    /// <summary>The Region in which a function runs; AWS Lambda sets it.</summary>
    public const string Region = "AWS_REGION";

    /// <summary>The organization's id.</summary>
    public const string OrganizationId = "ORGANIZATION_ID";

    /// <summary>The account id of the organization's management account.</summary>
    public const string ManagementAccountId = "MANAGEMENT_ACCOUNT_ID";

    /// <summary>The partition that the function runs in, such as <c>aws</c>.</summary>
    public const string Partition = "PARTITION";

    /// <summary><c>true</c> where the organization has root sessions, <c>false</c> where it has none.</summary>
    public const string RootSessions = "ROOT_SESSIONS";

    /// <summary>The names of the organization's rules, separated by commas.</summary>
    public const string ControlRules = "CONTROL_RULES";

    /// <summary>The names of the conformance packs' managed rules, separated by commas.</summary>
    public const string ManagedRules = "MANAGED_RULES";

    /// <summary>
    /// The units whose accounts are watched, separated by commas; not set where every account is.
    /// </summary>
    public const string WatchedUnits = "WATCHED_UNITS";

    /// <summary>The accounts that have no rules of ours, separated by commas.</summary>
    public const string ExcludedAccounts = "EXCLUDED_ACCOUNTS";

    /// <summary>The Region in which the rules run; not set where it is the function's own.</summary>
    public const string DetectionRegion = "DETECTION_REGION";

    /// <summary>The Region of the ledger, and of all that does not follow the rules.</summary>
    public const string HomeRegion = "HOME_REGION";

    /// <summary>The Regions of which events come, separated by commas.</summary>
    public const string HeardRegions = "HEARD_REGIONS";

    /// <summary>The account id of the delegated administrator account.</summary>
    public const string DelegatedAdministratorId = "DELEGATED_ADMINISTRATOR_ID";

    /// <summary>The ARN of the topic of mails.</summary>
    public const string AlertsTopicArn = "ALERTS_TOPIC_ARN";

    /// <summary>The ARN of the topic of messages for a chat; not set where there is none.</summary>
    public const string ChatTopicArn = "CHAT_TOPIC_ARN";

    /// <summary>The bucket of the reports.</summary>
    public const string ReportBucket = "REPORT_BUCKET";

    /// <summary>The ARN of the key that encrypts the reports.</summary>
    public const string ReportKeyArn = "REPORT_KEY_ARN";

    /// <summary>The days that a dated report is locked.</summary>
    public const string ReportDays = "REPORT_DAYS";

    /// <summary>The days that a row is kept from its incident's closing on.</summary>
    public const string RetentionDays = "RETENTION_DAYS";

    /// <summary>
    /// The roles that may open root sessions: <c>ROLE-ARN=TASK+TASK</c>, separated by commas, tasks by the last part of
    /// their ARN.
    /// </summary>
    public const string RootSessionCallers = "ROOT_SESSION_CALLERS";

    /// <summary>The roles that the deploy acts by, as ARN patterns, separated by commas.</summary>
    public const string DeployRoles = "DEPLOY_ROLES";

    /// <summary>The ARNs of roles whose session names are believed, separated by commas.</summary>
    public const string People = "PEOPLE";

    /// <summary>True where functions that remove root keys are deployed: nobody else carries out a start.</summary>
    public const string Remediates = "REMEDIATES";

    /// <summary>The URL of the queue for events that nobody can act on.</summary>
    public const string FailedQueueUrl = "FAILED_QUEUE_URL";
}
