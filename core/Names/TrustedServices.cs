using Guardrails.Core.Ids;

namespace Guardrails.Core.Names;

/// <summary>
/// Everything that the organization must trust and delegate before anything here can be deployed or can run.
/// </summary>
public static class TrustedServices
{
    /// <summary>AWS Config's aggregators.</summary>
    public const string Config = "config.amazonaws.com";

    /// <summary>AWS Config's organization rules and organization conformance packs.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
    /// </remarks>
    public const string ConfigMultiAccountSetup = "config-multiaccountsetup.amazonaws.com";

    /// <summary>AWS Config's conformance packs: it makes their rules in every account.</summary>
    public const string ConfigConformancePacks = "config-conforms.amazonaws.com";

    /// <summary>AWS Lambda.</summary>
    public const string Lambda = "lambda.amazonaws.com";

    /// <summary>Amazon EventBridge, whose rules forward events and start functions.</summary>
    public const string EventBridge = "events.amazonaws.com";

    /// <summary>The service-linked role by which <see cref="ConfigMultiAccountSetup"/> works in an account.</summary>
    public const string ConfigServiceRole = "AWSServiceRoleForConfigMultiAccountSetup";

    /// <summary>IAM's central management of root access.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html</remarks>
    public const string Iam = "iam.amazonaws.com";

    /// <summary>
    /// StackSets in member accounts. Trust is given to them by cloudformation:ActivateOrganizationsAccess, and they
    /// are delegated to nobody: a delegated administrator of theirs is administrator of every member account.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
    /// </remarks>
    public const string StackSetsMember = "member.org.stacksets.cloudformation.amazonaws.com";

    /// <summary>
    /// AWS Control Tower, which where it is trusted manages the AWS Config recorders of the accounts that it governs.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-CTower.html
    /// </remarks>
    public const string ControlTower = "controltower.amazonaws.com";

    /// <summary>Root credentials of member accounts can be removed, and created again, from the outside.</summary>
    public const string RootCredentialsManagement = "RootCredentialsManagement";

    /// <summary>Privileged root sessions in member accounts (sts:AssumeRoot).</summary>
    public const string RootSessions = "RootSessions";

    /// <summary>
    /// The services that get trusted access by organizations:EnableAWSServiceAccess; none where nothing is evaluated.
    /// </summary>
    public static IReadOnlyList<string> Trusted(Partition partition) => OfDetection(partition);

    /// <summary>
    /// The services whose delegated administrator runs detection, without StackSets; none where nothing is evaluated.
    /// </summary>
    public static IReadOnlyList<string> Delegated(Partition partition) => OfDetection(partition);

    /// <summary>IAM's organization features to turn on.</summary>
    public static IReadOnlyList<string> Features(Partition partition) =>
        [.. AllFeatures.Where(feature => WhyNotIn(partition, feature) is null)];

    /// <summary>Every one of IAM's organization features that is turned on somewhere.</summary>
    public static IReadOnlyList<string> AllFeatures { get; } = [RootCredentialsManagement, RootSessions];

    /// <summary>
    /// The reason why one of IAM's organization features does not exist in the partition, or null where it exists.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html</remarks>
    public static string? WhyNotIn(Partition partition, string feature) =>
        partition == Partition.GovCloud && feature == RootCredentialsManagement
            ? "the partition has root sessions, and no central management of root credentials"
            : partition.WhyNoRootUsers;

    private static IReadOnlyList<string> OfDetection(Partition partition) =>
        partition.WhyNoRootUsers is null ? [Config, ConfigMultiAccountSetup, Iam] : [];
}
