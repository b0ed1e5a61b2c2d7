using System.Globalization;
using Guardrails.Core.Controls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.ComplianceReport;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="ManagementAccount">The organization's management account.</param>
internal sealed record Settings(OrganizationId Organization, AccountId ManagementAccount)
{
    private const int MostDays = 3650;

    /// <summary>The accounts that are watched.</summary>
    public required DetectionScope Detection { get; init; }

    /// <summary>The Region of the rules and of the aggregator.</summary>
    public required string DetectionRegion { get; init; }

    /// <summary>The accounts that have no rules of ours.</summary>
    public required IReadOnlySet<AccountId> Excluded { get; init; }

    /// <summary>The partition of the organization.</summary>
    public required Partition Partition { get; init; }

    /// <summary>The controls that are on.</summary>
    public required IReadOnlyList<IControl> Controls { get; init; }

    /// <summary>The ARN of the topic of mails.</summary>
    public required string AlertsTopic { get; init; }

    /// <summary>The ARN of the topic of the chat; null where there is none.</summary>
    public required string? ChatTopic { get; init; }

    /// <summary>The bucket of the reports.</summary>
    public required string Bucket { get; init; }

    /// <summary>The ARN of its key.</summary>
    public required string KeyArn { get; init; }

    /// <summary>The time for which a dated report is locked.</summary>
    public required TimeSpan Locked { get; init; }

    /// <summary>The organization that is reported.</summary>
    /// <param name="exemptions">The exemptions of its file.</param>
    public ReportScope Scope(IReadOnlyList<EndingExemption> exemptions) =>
        new(Organization, Partition, ManagementAccount, Controls)
        {
            Detection = Detection,
            Excluded = Excluded,
            Exemptions = exemptions,
        };

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.ReportingStack);
        return new(environment.Organization, environment.ManagementAccount)
        {
            Detection = environment.Watched,
            DetectionRegion = environment.RegionOfRules,
            Excluded = environment.Excluded,
            Controls = environment.Controls,
            Partition = environment.Partition,
            AlertsTopic = environment.Text(EnvironmentVariables.AlertsTopicArn),
            ChatTopic = environment.TextIfSet(EnvironmentVariables.ChatTopicArn),
            Bucket = environment.Text(EnvironmentVariables.ReportBucket),
            KeyArn = environment.Text(EnvironmentVariables.ReportKeyArn),
            Locked = TimeSpan.FromDays(int.Parse(
                environment.Parsed(EnvironmentVariables.ReportDays, Days, $"a whole number from 1 to {MostDays}"),
                CultureInfo.InvariantCulture)),
        };
    }

    private static string? Days(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? text
            : null;
}
