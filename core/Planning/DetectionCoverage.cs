using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Setup;

namespace Guardrails.Core.Planning;

/// <summary>
/// The roles, rules and packs that detection brings to accounts: it covers the whole organization at once, while a
/// policy has targets.
/// </summary>
internal static class DetectionCoverage
{
    public static IReadOnlyList<string> Sentences(OrganizationConfig config) => !SetupWanted.Of(config).Detection
        ? []
        :
        [
            "Besides policies, the deploy covers the whole organization at once. "
            + $"{InEveryAccount(config)}; {WhereEvaluated(config)}.",
            .. config.ConformancePackFiles.Count > 0 ? [TemplatesAreReadLater] : Array.Empty<string>(),
        ];

    private const string TemplatesAreReadLater =
        "The templates of $.conformancePackFiles are read and checked when the app is synthesized, not here.";

    private static string InEveryAccount(OrganizationConfig config) =>
        $"Every account gets the roles {DeployedNames.MemberRole} and {DeployedNames.RuleStarter} "
        + $"and the rules that forward root events (in {Names(config.Partition.RootEventRegions)})";

    private static string WhereEvaluated(OrganizationConfig config)
    {
        var rules = config.Controls.Select(control => control.Name);
        var packs = config.ConformancePacks.Select(pack => pack.Name)
            .Concat(config.ConformancePackFiles.Select(pack => pack.Name));
        return $"every account that is not excluded also gets the Config rules {Names(rules)} "
            + $"and the conformance packs {Names(packs)}";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("(none)"));
}
