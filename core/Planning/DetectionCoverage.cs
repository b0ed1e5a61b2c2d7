using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Planning;

/// <summary>
/// The roles, rules and packs that detection brings to accounts: it covers the whole organization at once, while a
/// policy has targets.
/// </summary>
internal static class DetectionCoverage
{
    public static IReadOnlyList<string> Sentences(OrganizationConfig config) => !config.Detection.Enabled
        ? [Off]
        : !config.Detects
        ? []
        :
        [
            (config.Detection.Units is []
                ? "Besides policies, the deploy covers the whole organization at once. "
                : "Besides policies, the deploy watches the accounts below some units ($.detection.units). ")
            + $"{InEveryAccount(config)}; {WhereEvaluated(config)}.",
        ];

    private const string Off =
        "Detection is off ($.detection.enabled): no root user is watched, and the policies are all that is deployed, "
        + "without roles in accounts, StackSets, delegation or root sessions. $.controls, $.conformancePacks, "
        + $"{nameof(DenyGuardrailTampering)} and {nameof(DenyDetectionTampering)} have no effect. Nothing "
        + "is removed that was deployed before: destroy the stacks of detection first (docs/detection.md).";

    private static string InEveryAccount(OrganizationConfig config) =>
        $"{Accounts(config)} gets the roles {DeployedNames.MemberRole} and {DeployedNames.RuleStarter} "
        + (config.Remediates ? $"(a member account {DeployedNames.EventHistory}, too) " : "")
        + $"and the rules that forward root events (in {Names(config.ForwardedRegions)})";

    private static string Accounts(OrganizationConfig config) => config.Detection.Units is []
        ? "Every account"
        : $"Every account below {string.Join(", ", config.Detection.Units)}";

    private static string WhereEvaluated(OrganizationConfig config)
    {
        var rules = config.Controls.Select(control => control.Name);
        var packs = config.ConformancePacks.Select(pack => pack.Name)
            .Concat(config.ConformancePackFiles.Select(pack => pack.Name));
        var also = config.Detection.Units is []
            ? "every account that is not excluded also gets"
            : "every account of the organization that is not excluded gets, as AWS Config knows no units,";
        return $"{also} the Config rules {Names(rules)} "
            + $"and the conformance packs {Names(packs)}"
            + (config.DetectsElsewhere
                ? $"; the rules run in {config.DetectionRegion} ($.detection.region), where every account needs an AWS "
                    + "Config recorder"
                : "");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("(none)"));
}
