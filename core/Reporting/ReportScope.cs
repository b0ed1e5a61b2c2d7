using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reconciling;

namespace Guardrails.Core.Reporting;

/// <summary>The organization that a report is about, as its file describes it.</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="Partition">The partition it lives in.</param>
/// <param name="ManagementAccount">Its management account.</param>
/// <param name="Controls">The controls that are on, in catalog order.</param>
public sealed record ReportScope(
    OrganizationId Organization,
    Partition Partition,
    AccountId ManagementAccount,
    IReadOnlyList<IControl> Controls)
{
    /// <summary>The accounts that are watched.</summary>
    public DetectionScope Detection { get; init; } = DetectionScope.Everywhere;

    /// <summary>The accounts where nothing is evaluated: each is UNKNOWN.</summary>
    public IReadOnlySet<AccountId> Excluded { get; init; } = new HashSet<AccountId>();

    /// <summary>Every exemption of the file, in force or not.</summary>
    public IReadOnlyList<EndingExemption> Exemptions { get; init; } = [];

    /// <summary>The organization of a file.</summary>
    public static ReportScope Of(OrganizationConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(
            config.Id, config.Partition, config.ManagementAccount, [.. config.Controls.Select(one => one.Control)])
        {
            Detection = config.Detection,
            Excluded = config.ExcludedAccounts.ToHashSet(),
            Exemptions =
            [
                .. config.Exemptions.Select(one => new EndingExemption(
                    one.Target.Value,
                    one.Guardrail.Name,
                    one.Owner,
                    new(one.EndsOn.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero))
                {
                    Reason = one.Reason,
                }),
            ],
        };
    }

    /// <summary>The names of the controls that are on.</summary>
    public IReadOnlyList<string> ControlNames { get; } = [.. Controls.Select(control => control.Name)];
}
