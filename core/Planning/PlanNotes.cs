using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Setup;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The sentences that a person should read before deploying, and that fail no plan.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(
        OrganizationConfig config,
        OrganizationSnapshot snapshot,
        IReadOnlyList<PolicyChange> policies,
        IReadOnlyList<AccountPlan> accounts,
        SetupDecision setup,
        Acceptances acceptances) =>
    [
        .. PartitionGap.Sentences(config.Partition),
        .. SetupSentences.Certain(setup),
        .. DetectionCoverage.Sentences(config),
        .. ToldPeople.Sentences(config),
        .. WatchedAccounts.LeftOut(config, snapshot, accounts),
        .. SetupSentences.NotRead(setup),
        .. setup.Refusals.Contains(SetupRefusal.OfRecorder) ? [] : RecorderCoverage.Sentences(config, snapshot),
        .. OverlappingTargets.Of(config, snapshot),
        .. DelegatedPower.Sentences(config, snapshot),
        .. PolicyChange.AboutExisting(policies),
        .. PolicyTool.In(snapshot).Select(tool => tool.Warning).OfType<string>(),
        .. AccountCoverage.Unprepared(config, snapshot),
        .. OrganizationWarnings.OfUnreachable(config).Select(sentence => $"$.controls: {sentence}"),
        .. OrganizationWarnings.OfExcluded(config).Select(sentence => $"$.excludedAccounts: {sentence}"),
        .. AccountCoverage.PerhapsReady(config, snapshot),
        .. acceptances.Sentences(snapshot),
    ];
}
