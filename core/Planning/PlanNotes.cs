using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>What a person should know before deploying, and what fails no plan.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(OrganizationConfig config, OrganizationSnapshot snapshot) =>
    [
        .. NotApplicable.Sentences(config.Partition),
        .. Setup(config, snapshot),
        .. OrganizationWarnings.Of(config, snapshot),
        .. PolicyTool.In(snapshot).Where(tool => tool.Caution is not null).Select(tool => $"{tool.Name} manages policies here: {tool.Caution}"),
        .. Accounts(config, snapshot),
    ];

    private static IEnumerable<string> Setup(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        if (!snapshot.ServiceControlPoliciesAreOn)
            yield return "Service control policies are not enabled in this organization: the setup enables them, and AWS attaches FullAWSAccess to the root, every unit and every account.";
        var missing = TrustedServices.Trusted(config.Partition).Except(snapshot.TrustedServices, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            yield return $"The setup enables trusted access for {string.Join(", ", missing)}.";
    }

    private static IEnumerable<string> Accounts(OrganizationConfig config, OrganizationSnapshot snapshot)
    {
        foreach (var account in snapshot.Accounts)
        {
            var excluded = config.ExcludedAccounts.Contains(account.Id);
            if (account.State != "ACTIVE" && !excluded)
                yield return $"{account.Id} ({account.Name}) is {account.State} and not in $.excludedAccounts: AWS Config may fail to put a rule into it.";
            if (excluded && account.Id == config.DelegatedAdministrator)
                yield return $"{account.Id} ({account.Name}) is the delegated administrator and is excluded: nothing is evaluated in it.";
            if (excluded && account.Id == config.ManagementAccount)
                yield return $"{account.Id} ({account.Name}) is the management account and is excluded: its root user, which no policy reaches, is not evaluated.";
        }
    }
}
