using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;

namespace Guardrails.Cli.Remediate;

/// <summary>A step of a remediation, and the calls that it makes.</summary>
/// <param name="When">The time at which it is taken.</param>
/// <param name="Who">The identity that calls: a function's role, or a person.</param>
/// <param name="Where">The account that is called.</param>
/// <param name="Calls">The calls, in their order.</param>
internal sealed record PlannedCalls(string When, string Who, string Where, IReadOnlyList<string> Calls)
{
    private const string Administrator = "the delegated administrator account";
    private const string Management = "the management account";
    private const string Account = "the account";

    private const string RootSession = "a root session";

    private static readonly IReadOnlyList<string> Lists = RootTask.Audit(Partition.Commercial).Actions;

    /// <summary>The steps of a remediation in which nothing fails and nobody uses the credentials.</summary>
    public static IReadOnlyList<PlannedCalls> Of(RemediationRequest request)
    {
        var hours = $"Each hour, for {request.QuietDays} days and {RemediationLimits.OldSessions.TotalMinutes} minutes";
        return
        [
            new(
                "At once",
                "you",
                Administrator,
                [DynamoDbActions.Query, $"{LambdaActions.InvokeFunction} {DeployedNames.Decisions}"]),
            new(
                "At once",
                DeployedNames.Decisions,
                Administrator,
                [
                    $"{StsActions.GetCallerIdentity}, signed by you", IamActions.GetRole, DynamoDbActions.GetItem,
                    DynamoDbActions.Query, DynamoDbActions.PutItem,
                    $"{LambdaActions.InvokeFunction} {DeployedNames.RootRemediation}",
                ]),
            .. Remediation(
                "Then, or within five minutes: what uses the credentials",
                [OrganizationsActions.DescribeAccount, AuditTask, .. Of(DeployedNames.EventHistory, Account)],
                (RootSession, Account, Lists),
                (DeployedNames.EventHistory, Account,
                    [AccountActions.ListRegions, $"{CloudTrailActions.LookupEvents} in every enabled Region"])),
            .. Remediation(
                "Then: what the quarantine would do",
                [
                    OrganizationsActions.DescribeOrganization, OrganizationsActions.ListRoots,
                    OrganizationsActions.ListAccounts, OrganizationsActions.ListAccountsForParent,
                    OrganizationsActions.ListOrganizationalUnitsForParent, OrganizationsActions.ListPolicies,
                    OrganizationsActions.DescribePolicy, OrganizationsActions.ListTargetsForPolicy,
                    OrganizationsActions.ListAWSServiceAccessForOrganization,
                    OrganizationsActions.ListDelegatedAdministrators,
                ]),
            .. Remediation(
                "Then: the quarantine",
                Of(DeployedNames.Quarantine, Management),
                (DeployedNames.Quarantine, Management,
                [
                    OrganizationsActions.DescribePolicy,
                    $"{OrganizationsActions.AttachPolicy} {QuarantinePolicy.Of(request.Quarantine).Name}",
                ])),
            .. Remediation("Then: an audit session", [AuditTask], (RootSession, Account, Lists)),
            .. Look(hours),
            .. Remediation("When it is quiet: people are told", [SnsActions.Publish]),
            new(
                "When another person approves",
                "another person",
                Administrator,
                [DynamoDbActions.Query, $"{LambdaActions.InvokeFunction} {DeployedNames.Decisions}"]),
            .. Look("Then, or within five minutes: once more"),
            .. Remediation(
                "Then: the deletion",
                [$"{LambdaActions.InvokeFunction} {DeployedNames.RootDeletion}"],
                (DeployedNames.RootDeletion, Administrator,
                [
                    DynamoDbActions.Query, DynamoDbActions.PutItem,
                    $"{StsActions.AssumeRoot} {TaskPolicies.DeleteTask}",
                ]),
                (RootSession, Account, Deletions(request))),
            .. Remediation("Then: the verification", [AuditTask], (RootSession, Account, Lists)),
            .. Remediation(
                $"{RemediationLimits.OldSessions.TotalMinutes} minutes later: the end of the quarantine",
                Of(DeployedNames.Quarantine, Management),
                (DeployedNames.Quarantine, Management,
                    [$"{OrganizationsActions.DetachPolicy} {QuarantinePolicy.Of(request.Quarantine).Name}"])),
        ];
    }

    private static string AuditTask => $"{StsActions.AssumeRoot} {TaskPolicies.AuditTask}";

    private static string[] Of(string role, string where) => [$"{StsActions.AssumeRole} {role} of {where}"];

    private static IReadOnlyList<PlannedCalls> Look(string when) => Remediation(
        when,
        [AuditTask, .. Of(DeployedNames.EventHistory, Account), .. Of(DeployedNames.Quarantine, Management)],
        (RootSession, Account, Lists),
        (DeployedNames.EventHistory, Account,
            [AccountActions.ListRegions, $"{CloudTrailActions.LookupEvents} in every enabled Region"]),
        (DeployedNames.Quarantine, Management,
            [OrganizationsActions.ListPoliciesForTarget, OrganizationsActions.DescribePolicy]));

    private static IReadOnlyList<PlannedCalls> Remediation(
        string when,
        IReadOnlyList<string> own,
        params (string Who, string Where, IReadOnlyList<string> Calls)[] others) =>
    [
        new(when, DeployedNames.RootRemediation, Administrator, own),
        .. others.Select(other => new PlannedCalls(when, other.Who, other.Where, other.Calls)),
    ];

    /// <summary>The lists of what is there, and calls of that: an id that nobody approved is not deleted.</summary>
    private static IReadOnlyList<string> Deletions(RemediationRequest request) =>
    [
        .. Lists,
        IamActions.DeleteAccessKey, IamActions.DeleteSigningCertificate,
        .. request.Password ? [IamActions.DeleteLoginProfile, IamActions.DeactivateMFADevice] : Array.Empty<string>(),
    ];
}
