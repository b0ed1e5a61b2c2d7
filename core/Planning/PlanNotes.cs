using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.Snapshots;
using Guardrails.Core.Setup;

namespace Guardrails.Core.Planning;

/// <summary>The sentences that a person should read before deploying, and that fail no plan.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        IReadOnlyList<PolicyChange> policies,
        SetupDecision setup) =>
    [
        .. NotApplicable.Sentences(config.Partition),
        .. SetupSentences.Certain(setup),
        .. DetectionCoverage.Sentences(config),
        .. SetupSentences.NotRead(setup),
        .. setup.Refusals.Count == 0 ? RecorderCoverage.Sentences(config) : [],
        .. OrganizationWarnings.Of(config, snapshot),
        .. PolicyChange.AboutExisting(policies),
        .. PolicyTool.In(snapshot).Select(tool => tool.Warning).OfType<string>(),
        .. AccountCoverage.Unprepared(config, snapshot),
        .. OrganizationWarnings.OfUnreachable(config).Select(sentence => $"$.controls: {sentence}"),
        .. OrganizationWarnings.OfExcluded(config).Select(sentence => $"$.excludedAccounts: {sentence}"),
        .. AccountCoverage.PerhapsReady(config, snapshot),
    ];
}
