using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>
/// Names that the templates give and the functions, reports and policies rely on. Each stands here only.
/// </summary>
public static class DeployedNames
{
    /// <summary>The beginning of the name of everything but a stack, a policy, a pack and a query.</summary>
    public const string Prefix = "Guardrails";

    /// <summary>The stack with the setup, the policies and the StackSet of roles, in the management account.</summary>
    public const string OrganizationStack = "Guardrails-Organization";

    /// <summary>The stack in the delegated administrator account that judges, in the Region of the rules.</summary>
    public const string DetectionStack = "Guardrails-Detection";

    /// <summary>
    /// The stack with the roles of <see cref="DetectionStack"/>, in the home Region, where the rules run elsewhere.
    /// </summary>
    public const string DetectionRolesStack = "Guardrails-DetectionRoles";

    /// <summary>
    /// The stack in the delegated administrator account with the ledger, the topics and what tells people.
    /// </summary>
    public const string LedgerStack = "Guardrails-Ledger";

    /// <summary>
    /// The stack in the delegated administrator account that evaluates an account as soon as something happened in it.
    /// </summary>
    public const string ActivityStack = "Guardrails-Activity";

    /// <summary>
    /// The stack in the delegated administrator account with the daily report, its bucket and the dashboard.
    /// </summary>
    public const string ReportingStack = "Guardrails-Reporting";

    /// <summary>
    /// The stack of event forwarders, in the management account: its own, and the StackSet of the others'.
    /// </summary>
    public const string ForwardersStack = "Guardrails-Forwarders";

    /// <summary>The stack in the management account that brings AWS Config recorders to accounts.</summary>
    public const string RecorderStack = "Guardrails-Recorders";

    /// <summary>The stack in the delegated administrator account with the bucket that they deliver to.</summary>
    public const string RecorderBucketStack = "Guardrails-RecorderBucket";

    /// <summary>
    /// The StackSet that brings an AWS Config recorder to accounts, and in each the recorder, its delivery channel and
    /// its role.
    /// </summary>
    public const string ConfigRecorder = "GuardrailsConfigRecorder";

    /// <summary>The bucket that the recorders deliver to: unique among all of AWS by its account.</summary>
    public static string RecorderBucket(AccountId delegatedAdministrator, string region) =>
        $"guardrails-config-{delegatedAdministrator}-{region}";

    /// <summary>The bucket of the reports: unique among all of AWS by its account.</summary>
    public static string ReportBucket(AccountId delegatedAdministrator, string region) =>
        $"guardrails-reports-{delegatedAdministrator}-{region}";

    /// <summary>The role in every account that the evaluator assumes.</summary>
    public const string MemberRole = "GuardrailsRootPosture";

    /// <summary>The function (and its execution role) that judges root posture.</summary>
    public const string RootPostureRule = "GuardrailsRootPostureRule";

    /// <summary>The namespace of metrics that functions count themselves.</summary>
    public const string MetricNamespace = "Guardrails";

    /// <summary>The metric of evaluations that failed, and of which the ledger knows nothing.</summary>
    public const string Unrecorded = "Unrecorded";

    /// <summary>The dimension of the daily report's metrics.</summary>
    public const string OrganizationDimension = "OrganizationId";

    /// <summary>The metric of a report's problems, which every report has: none is 0.</summary>
    public const string ReportProblems = "ReportProblems";

    /// <summary>
    /// The function (and its execution role) that starts an account's rules when something happened in it.
    /// </summary>
    public const string RootRecheck = "GuardrailsRootRecheck";

    /// <summary>The role in every account by which <see cref="RootRecheck"/> starts the account's rules.</summary>
    public const string RuleStarter = "GuardrailsRuleStarter";

    /// <summary>The event bus to which every account's root events come.</summary>
    public const string ActivityBus = "GuardrailsActivity";

    /// <summary>The queue of events by which root credentials changed, after which an account is evaluated.</summary>
    public const string RecheckQueue = "GuardrailsRecheck";

    /// <summary>
    /// The queue of events by which accounts joined, which are waited for longer, or left.
    /// </summary>
    public const string RecheckMovesQueue = "GuardrailsRecheckMoves";

    /// <summary>The queue for events that could not be acted on in time.</summary>
    public const string RecheckFailedQueue = "GuardrailsRecheckFailed";

    /// <summary>The rule that forwards what an account's root user does, in every account.</summary>
    public const string RootEventsRule = "GuardrailsRootEvents";

    /// <summary>The rule for root credential and MFA events on the bus.</summary>
    public const string RootCredentialsRule = "GuardrailsRootCredentialsChanged";

    /// <summary>The rule for accounts that joined or left, in the management account and on the bus.</summary>
    public const string AccountMovedRule = "GuardrailsAccountMoved";

    /// <summary>The StackSet that brings the event forwarders to every member account.</summary>
    public const string ForwardersStackSet = "GuardrailsEventForwarders";

    /// <summary>
    /// The beginning of the name of a forwarder's role, before its Region. Roles are global, so each Region
    /// has its own.
    /// </summary>
    public const string ForwarderRolePrefix = "GuardrailsEventForwarder-";

    /// <summary>The rule that forwards reads by root keys, sign-ins and root sessions, in every account.</summary>
    public const string RootReadsRule = "GuardrailsRootReads";

    /// <summary>The rule that forwards changes of what Guardrails deployed, in every account.</summary>
    public const string OwnChangesRule = "GuardrailsOwnChanges";

    /// <summary>The rule that forwards changes of guardrail policies and delegations, where they can be made.</summary>
    public const string OrganizationChangesRule = "GuardrailsOrganizationChanges";

    /// <summary>The table of verdicts, observations, incidents and alerts.</summary>
    public const string Ledger = "GuardrailsLedger";

    /// <summary>The topic of mails.</summary>
    public const string AlertsTopic = "GuardrailsAlerts";

    /// <summary>The topic of messages for a chat.</summary>
    public const string ChatTopic = "GuardrailsAlertsChat";

    /// <summary>The function (and its execution role) that hears events and writes what they say.</summary>
    public const string RootActivity = "GuardrailsRootActivity";

    /// <summary>The queue of everything that <see cref="RootActivity"/> hears.</summary>
    public const string RootActivityQueue = "GuardrailsRootActivity";

    /// <summary>The queue for events that could not be recorded.</summary>
    public const string RootActivityFailedQueue = "GuardrailsRootActivityFailed";

    /// <summary>The rule on the bus for all that <see cref="RootActivity"/> hears.</summary>
    public const string RootActivityRule = "GuardrailsRootActivity";

    /// <summary>The rule that forwards what AWS itself says about exposed credentials and root users.</summary>
    public const string AccountHealthRule = "GuardrailsAccountHealth";

    /// <summary>The alias of the key of the ledger.</summary>
    public const string LedgerKeyAlias = "alias/GuardrailsLedger";

    /// <summary>The alias of the key of the topics.</summary>
    public const string AlertsKeyAlias = "alias/GuardrailsAlerts";

    /// <summary>The topic of alarms in a Region of rules that is not the home Region.</summary>
    public const string HealthTopic = "GuardrailsHealth";

    /// <summary>The alias of the key of <see cref="HealthTopic"/>.</summary>
    public const string HealthKeyAlias = "alias/GuardrailsHealth";

    /// <summary>The queue of notes about changes of the ledger that <see cref="IncidentAlerts"/> gave up on.</summary>
    public const string IncidentAlertsFailedQueue = "GuardrailsIncidentAlertsFailed";

    /// <summary>The beginning of the names of the rules that start functions by the clock.</summary>
    public const string SchedulePrefix = "GuardrailsSchedule-";

    /// <summary>The function (and its execution role) that tells people.</summary>
    public const string IncidentAlerts = "GuardrailsIncidentAlerts";

    /// <summary>The function (and its execution role) that compares, once a day.</summary>
    public const string Reconciliation = "GuardrailsReconciliation";

    /// <summary>The function (and its execution role) that proves who decides, and writes what was decided.</summary>
    public const string Decisions = "GuardrailsDecisions";

    /// <summary>The function (and its execution role) that takes each root key one step further.</summary>
    public const string RootRemediation = "GuardrailsRootRemediation";

    /// <summary>The function (and its execution role) that deletes root credentials, and nothing else does.</summary>
    public const string RootDeletion = "GuardrailsRootDeletion";

    /// <summary>The stack in the delegated administrator account with the functions that remove root keys.</summary>
    public const string RemediationStack = "Guardrails-Remediation";

    /// <summary>The role in every member account by which <see cref="RootRemediation"/> reads event history.</summary>
    public const string EventHistory = "GuardrailsEventHistory";

    /// <summary>
    /// The role of the management account that attaches the quarantine policies to accounts, and detaches them.
    /// </summary>
    public const string Quarantine = "GuardrailsQuarantine";

    /// <summary>The function (and its execution role) that makes the daily report.</summary>
    public const string ComplianceReport = "GuardrailsComplianceReport";

    /// <summary>The alias of the key of the reports.</summary>
    public const string ReportsKeyAlias = "alias/GuardrailsReports";

    /// <summary>The dashboard of the report's numbers.</summary>
    public const string Dashboard = "Guardrails";

    /// <summary>The function (and its execution role) that prepares the organization.</summary>
    public const string OrganizationSetup = "GuardrailsOrganizationSetup";

    /// <summary>The organization aggregator.</summary>
    public const string Aggregator = "GuardrailsOrganization";

    /// <summary>The StackSet that brings the member role to every member account.</summary>
    public const string MemberRoleStackSet = "GuardrailsMemberRole";

    /// <summary>The CloudFormation custom resource type that <see cref="OrganizationSetup"/> backs.</summary>
    public const string OrganizationSetupResource = "Custom::GuardrailsOrganizationSetup";

    /// <summary>
    /// The beginning of the name of every service control policy, conformance pack and saved query, before its name in
    /// the catalog.
    /// </summary>
    public const string PolicyPrefix = "Guardrails-";

    /// <summary>The beginning of the names of policies that hold the statements of several guardrails.</summary>
    public const string PackedPolicyPrefix = $"{PolicyPrefix}Packed-";
}
