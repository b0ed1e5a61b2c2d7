using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Setup;

/// <summary>A reason to stop before anything is changed, and a remedy.</summary>
/// <param name="Path">The place in the organization file that it is about.</param>
/// <param name="Reason">The fault, as a sentence without its full stop.</param>
/// <param name="Remedy">The remedy, in sentences.</param>
public sealed record SetupRefusal(string Path, string Reason, string Remedy)
{
    /// <summary>The same for a person whose deploy was refused.</summary>
    public string RemedyOfDeploy { get; init; } = Remedy;

    /// <summary>The fault and the remedy, in sentences.</summary>
    public string Text => $"{Reason}. Remedy: {Remedy}";

    /// <summary>The remedy for an organization that has consolidated billing alone.</summary>
    public const string EnableAllFeatures = EnableThem + " and deploy again.";

    private const string EnableThem =
        "enable all features "
        + "(https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html)";

    /// <summary>The refusal if AWS keeps StackSets' access permanently disabled when the setup asks for it.</summary>
    public static readonly SetupRefusal OfStackSets = new(
        "$.organization",
        "StackSets access is permanently disabled in this organization",
        "ask AWS Support to enable it, and deploy again.");

    /// <summary>
    /// Every refusal that follows from the parts that could be read, beginning with the one to correct first.
    /// </summary>
    internal static IReadOnlyList<SetupRefusal> In(SetupState found, SetupWanted wanted) =>
    [
        .. found.DetectionRegion is { } old && wanted.DetectionRegion is { } asked && old != asked
            ? [OfRegion(old, asked)]
            : NoRefusal,
        .. found.Organization is { } organization ? OfOrganization(organization, wanted) : [],
        .. wanted.ConfigRecorder && found.Trusted?.Contains(TrustedServices.ControlTower) == true
            ? [OfRecorder]
            : NoRefusal,
        .. found.Roots is { } roots && !roots.Contains(wanted.Root.Value) ? [OfRoot(roots, wanted)] : NoRefusal,
    ];

    private static SetupRefusal[] NoRefusal => [];

    /// <summary>The refusal of recorders where another tool manages them.</summary>
    internal static SetupRefusal OfRecorder { get; } =
        new("$.configRecorder", ConfigRecorderBaseline.WhyRefused.TrimEnd('.'), ConfigRecorderBaseline.Remedy)
        {
            RemedyOfDeploy = $"{ConfigRecorderBaseline.Remedy} Then deploy again.",
        };

    /// <summary>
    /// The refusal to move the rules: their stacks in the old Region are none of the new one's, so that a deploy would
    /// leave them there, to judge every account a second time and to be billed.
    /// </summary>
    private static SetupRefusal OfRegion(string old, string asked) => new(
        "$.detection.region",
        $"the rules run in {old}, and no deploy moves them to {asked}: what is in {old} would stay, and judge every "
            + "account a second time",
        $"set detection.region in the organization file to {old} again. To move the rules, destroy with that file the "
            + $"stacks {DeployedNames.ForwardersStack}, {DeployedNames.ActivityStack}, {DeployedNames.DetectionStack}, "
            + $"{DeployedNames.DetectionRolesStack}, {DeployedNames.RecorderStack} and "
            + $"{DeployedNames.RecorderBucketStack}, as far as they are there and in this order; set detection.enabled "
            + "to false and deploy, which forgets the Region; then set it to true and detection.region to "
            + $"{asked}, bootstrap that Region, and deploy.");

    private static SetupRefusal OfRoot(IReadOnlyList<string> roots, SetupWanted wanted) => new(
        "$.organization.rootId",
        $"the organization's root is {string.Join(", ", roots)}, not {wanted.Root}",
        "correct organization.rootId in the organization file.");

    private static IEnumerable<SetupRefusal> OfOrganization(FoundOrganization found, SetupWanted wanted)
    {
        if (found.Id != wanted.Organization.Value)
        {
            yield return new("$.organization.id",
                $"this is organization {found.Id}, not {wanted.Organization}",
                "correct organization.id in the organization file, or read the organization that the file is about.")
            {
                RemedyOfDeploy =
                    "correct organization.id in the organization file, "
                    + "or deploy with credentials of the right account.",
            };
        }

        if (found.ManagementAccount != wanted.ManagementAccount.Value)
        {
            yield return new("$.organization.managementAccountId",
                $"the management account of {found.Id} is {found.ManagementAccount}, not {wanted.ManagementAccount}",
                "correct organization.managementAccountId in the organization file.");
        }

        // Every member account may describe the organization, so that alone says nothing about who is calling.
        if (found.Caller is { } caller && caller != wanted.ManagementAccount)
        {
            yield return new("$.organization.managementAccountId",
                $"this function runs in account {caller}, and only the management account can prepare {found.Id}",
                $"deploy the stack with credentials of {wanted.ManagementAccount}, "
                + "or correct organization.managementAccountId in the organization file.");
        }

        if (!found.HasAllFeatures)
        {
            yield return new("$.organization",
                $"{found.Id} has the feature set {found.FeatureSet ?? "(none)"}, and service control policies need ALL",
                $"{EnableThem}.")
            {
                RemedyOfDeploy = EnableAllFeatures,
            };
        }
    }
}
