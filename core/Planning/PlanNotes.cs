using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Placement;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>What a person should know before deploying, and what fails no plan.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(OrganizationConfig config, OrganizationSnapshot snapshot, IReadOnlyList<PolicyChange> policies) =>
    [
        .. PartitionGap.Sentences(config.Partition),
        .. Setup(config, snapshot),
        .. Recorder(config, snapshot),
        .. OverlappingTargets.Of(config, snapshot),
        .. Existing(snapshot, policies),
        .. PolicyTool.In(snapshot).Where(tool => tool.Caution is not null).Select(tool => $"{tool.Name} manages policies here: {tool.Caution}"),
        .. Accounts(config, snapshot),
    ];

    private static IEnumerable<string> Setup(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (!snapshot.ServiceControlPoliciesAreOn)
            yield return "Service control policies are not enabled in this organization: the setup enables them, and AWS attaches FullAWSAccess to the root, every unit and every account.";
        if (TrustedServices.Trusted(config.Partition) is not { Count: > 0 } trusted)
            yield break;
        var missing = trusted.Except(snapshot.TrustedServices, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            yield return $"The setup enables trusted access for {string.Join(", ", missing)}.";
        yield return $"Beside policies, the deploy covers the whole organization at once: the roles {DeployedNames.MemberRole} and {DeployedNames.RuleStarter} and what forwards root events (in {Names(config.Partition.RootEventRegions)}) in every account, and in every account that is not excluded the Config rules {Names(config.Controls.Select(control => control.Name))} and the conformance packs {Names(config.ConformancePacks.Select(pack => pack.Name).Concat(config.ConformancePackFiles.Select(pack => pack.Name)))}.";
        if (config.ConformancePackFiles.Count > 0)
            yield return "The templates of $.conformancePackFiles are read and checked when the app is synthesized, not here.";
        yield return $"It also makes sure of centralized root access ({string.Join(", ", TrustedServices.Features(config.Partition))}), of StackSets' trusted access, and of {config.DelegatedAdministrator} as delegated administrator of {string.Join(", ", TrustedServices.Delegated(config.Partition))}: from then on that account can open root sessions in every member account (SECURITY.md).";
    }

    private static IEnumerable<string> Recorder(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (config.ConfigRecorder is not { Targets: var targets } || ConfigRecorderBaseline.IsRefused(config, snapshot.TrustedServices))
            yield break;
        yield return $"Every account below {Names(targets.Select(target => target.Value))} gets the AWS Config recorder {DeployedNames.ConfigRecorder}, which delivers to the bucket {DeployedNames.RecorderBucket(config.DelegatedAdministrator, config.HomeRegion)}. "
            + "Which of them has a recorder already cannot be told from here: such an account keeps its own, and its instance of the StackSet fails alone. "
            + $"No StackSet reaches the management account {config.ManagementAccount}: it needs a recorder of its own, or stands in $.excludedAccounts.";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("(none)"));

    /// <summary>A policy outlives its stack, and its name says nothing of who made it.</summary>
    private static IEnumerable<string> Existing(OrganizationSnapshot snapshot, IReadOnlyList<PolicyChange> policies)
    {
        var existing = policies.Where(policy => policy.Action is not PolicyAction.Create).Select(policy => policy.Name).ToList();
        if (existing.Count > 0)
            yield return $"There already: {string.Join(", ", existing)}. The deploy changes them if the stack {DeployedNames.OrganizationStack} made them and still exists; otherwise AWS refuses a second policy of the same name, so detach and delete them first.";
    }

    private static IEnumerable<string> Accounts(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        foreach (var account in snapshot.Accounts)
        {
            if (!account.IsActive && !config.ExcludedAccounts.Contains(account.Id))
                yield return $"{account.Id} ({account.Name}) is {account.State} and not in $.excludedAccounts: AWS Config may fail to put a rule into it, and the deploy with it; what it does there AWS does not document.";
        }

        foreach (var sentence in OrganizationWarnings.OfUnreachable(config))
            yield return $"$.controls: {sentence}";
        foreach (var sentence in OrganizationWarnings.OfExcluded(config))
            yield return $"$.excludedAccounts: {sentence}";

        var active = snapshot.Accounts
            .Where(account => account.IsActive && account.Id != config.ManagementAccount && account.Id != config.DelegatedAdministrator && config.ExcludedAccounts.Contains(account.Id))
            .Select(account => $"{account.Id} ({account.Name})").ToList();
        if (active.Count > 0)
            yield return $"ACTIVE and yet in $.excludedAccounts: {string.Join(", ", active)}. Nothing is evaluated there. Whether such an account has an AWS Config recorder by now cannot be told from here; if it has, remove it from the list.";
    }
}
