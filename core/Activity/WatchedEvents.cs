namespace Guardrails.Core.Activity;

/// <summary>Every event after which an account is evaluated at once.</summary>
/// <remarks>
/// The only list: the rules on the event bus are made from it, and the recheck decides by it. An event is known by its
/// name alone, whichever service logs it: AWS shows some of them nowhere, and public rules disagree on their service.
/// </remarks>
public static class WatchedEvents
{
    /// <summary>The detail type of an ordinary call, which is one of <see cref="DetailTypes"/>.</summary>
    public const string ApiCall = "AWS API Call via CloudTrail";

    /// <summary>
    /// Events that change the root user's credentials or MFA where the root user, or a root session, causes them.
    /// </summary>
    /// <remarks>
    /// IAM: the actions of https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html that create, change
    /// or delete an access key, a signing certificate, a password or an MFA device. Sign-in: root's own change of
    /// password, and of MFA, are shown in
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html.
    /// No page of AWS shows PasswordRecoveryCompleted, the name that public detection rules match (UNCONFIRMED):
    /// without it a password that was recovered by mail would wait for the next period.
    /// </remarks>
    public static IReadOnlyList<WatchedEvent> RootCredentials { get; } =
    [
        .. Of(
            "iam",
            "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey",
            "UploadSigningCertificate", "UpdateSigningCertificate", "DeleteSigningCertificate",
            "CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile", "ChangePassword",
            "CreateVirtualMFADevice", "EnableMFADevice", "ResyncMFADevice", "DeactivateMFADevice",
            "DeleteVirtualMFADevice"),
        .. Of("signin", "PasswordUpdated", "PasswordRecoveryCompleted"),
    ];

    /// <summary>
    /// Those that nobody but a root user causes. They count whoever is named as their caller, as AWS does not show what
    /// the caller of a recovery by mail looks like.
    /// </summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html,
    /// "Root user sign-in events".
    /// </remarks>
    public static IReadOnlyList<string> OfRootAlone { get; } = ["PasswordUpdated", "PasswordRecoveryCompleted"];

    /// <summary>The calls by which an organization changes the e-mail address of a member's root user.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/accounts/latest/reference/API_StartPrimaryEmailUpdate.html and
    /// API_AcceptPrimaryEmailUpdate.html
    /// </remarks>
    public static IReadOnlyList<string> EmailUpdates { get; } = ["StartPrimaryEmailUpdate", "AcceptPrimaryEmailUpdate"];

    /// <summary>
    /// Every event that is about a root user alone and is told, whoever is named as its caller: those after which
    /// evidence may be as it was, too.
    /// </summary>
    public static IReadOnlyList<string> ToldOfRootAlone { get; } =
        [.. OfRootAlone, "PasswordRecoveryRequested", "EmailUpdated", .. EmailUpdates];

    /// <summary>Events that the management account logs when an account has joined.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html (created accounts),
    /// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html and
    /// API_AcceptHandshake.html (AccountJoinedOrganization: created and invited ones) and
    /// https://docs.aws.amazon.com/controltower/latest/userguide/lifecycle-events.html, which asks for both of its
    /// events: a second attempt to create an account is logged as an update.
    /// </remarks>
    public static IReadOnlyList<WatchedEvent> JoinedAccounts { get; } =
    [
        .. Of("organizations", "CreateAccountResult", "AccountJoinedOrganization"),
        .. Of("controltower", "CreateManagedAccount", "UpdateManagedAccount"),
    ];

    /// <summary>Events that the management account logs when an account has left.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
    /// </remarks>
    public static IReadOnlyList<WatchedEvent> DepartedAccounts { get; } =
        [.. Of("organizations", "AccountDepartedOrganization")];

    /// <summary>The detail types under which EventBridge delivers what CloudTrail logs.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html, which writes
    /// "Signin"; the rules that work in the field write "Sign In". So both.
    /// </remarks>
    public static IReadOnlyList<string> DetailTypes { get; } =
    [
        ApiCall,
        "AWS Console Sign In via CloudTrail",
        "AWS Console Signin via CloudTrail",
        "AWS Console Action via CloudTrail",
        "AWS Service Event via CloudTrail",
    ];

    private static IEnumerable<WatchedEvent> Of(string service, params IEnumerable<string> names) =>
        names.Select(name => new WatchedEvent(service, name));
}
