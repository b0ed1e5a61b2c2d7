using System.Text.Json;
using Guardrails.Core.Ids;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Ocsf;

/// <summary>Maps each account's standing against each control to a finding.</summary>
/// <param name="report">The report.</param>
internal sealed class OcsfMapping(ComplianceReport report)
{
    private const int FindingsCategory = 2;
    private const int ComplianceFindingClass = 2003;
    private const int AwsAccountType = 10;

    /// <summary>The standard of a control for which no framework asks: OCSF 1.3.0 requires one.</summary>
    private const string OwnStandard = "Guardrails";

    private readonly OcsfMetadata metadata = new(
        "1.3.0",
        ["cloud"],
        new("Guardrails", "Guardrails", typeof(OcsfMapping).Assembly.GetName().Version!.ToString(3)));

    // What root users do about themselves is logged and recorded there.
    private readonly string region = Partition.TryParse(report.Partition)?.HomeRegion ?? "";

    private readonly long now = report.At.ToUnixTimeMilliseconds();

    private readonly Dictionary<string, ControlPart> controls =
        report.Controls.ToDictionary(one => one.Name, one => new ControlPart(one), StringComparer.Ordinal);

    /// <summary>The findings of an account, one for each control.</summary>
    public IEnumerable<OcsfFinding> Of(ReportedAccount account)
    {
        var units = account.Units.Count == 0 ? null : string.Join(" / ", account.Units);
        var cloud = new OcsfCloud(
            "AWS",
            region,
            new(account.Id.Value, account.Name, "AWS Account", AwsAccountType),
            new(report.Organization.Value, units));
        IReadOnlyList<OcsfResource> resources =
        [
            new($"AWS::::Account:{account.Id}", "AwsAccount", account.Name, report.Partition, region),
        ];
        return account.Controls.Select(answer => Finding(account, answer, cloud, resources));
    }

    private OcsfFinding Finding(
        ReportedAccount account, ControlAnswer answer, OcsfCloud cloud, IReadOnlyList<OcsfResource> resources)
    {
        var control = controls[answer.Control];
        var result = OcsfResult.Of(answer.Standing);
        var activity = OcsfActivity.Of(answer, report.Changes?.Since);
        var detail = string.Join(' ', answer.Findings);
        return new(
            activity.Id,
            activity.Name,
            FindingsCategory,
            "Findings",
            ComplianceFindingClass,
            "Compliance Finding",
            (ComplianceFindingClass * 100L) + activity.Id,
            $"Compliance Finding: {activity.Name}",
            result.SeverityId,
            result.Severity,
            now,
            metadata,
            new(
                $"{report.Organization}/{account.Id}/{answer.Control}",
                control.Title,
                detail,
                answer.Since?.ToUnixTimeMilliseconds(),
                answer.Since?.ToUnixTimeMilliseconds(),
                answer.EvidenceAt?.ToUnixTimeMilliseconds(),
                now),
            new(answer.Control, control.Standards, control.Requirements, result.Status, result.StatusId, detail),
            cloud,
            resources,
            result.AsksForMore ? new(Remedy(account), control.References) : null,
            new(
                JsonNamingPolicy.CamelCase.ConvertName($"{answer.Standing}"),
                answer.IsStale,
                account.Exemptions.Max(one => (DateTimeOffset?)one.Until)?.ToUnixTimeMilliseconds(),
                report.IsComplete,
                report.Problems.Count));
    }

    private static string Remedy(ReportedAccount account) =>
        account.Next.Length > 0 ? account.Next : "docs/playbook.md has the steps.";

    /// <summary>The part of a finding that is the same for all accounts.</summary>
    private sealed class ControlPart(ReportedControl control)
    {
        public string Title { get; } = $"{control.Name}: {control.Description}";

        public IReadOnlyList<string> Standards { get; } = control.References.Count == 0
            ? [OwnStandard]
            : [.. control.References.Select(one => one.Framework).Distinct(StringComparer.Ordinal)];

        public IReadOnlyList<string> Requirements { get; } = control.References.Count == 0
            ? [$"{OwnStandard} {control.Name}"]
            : [.. control.References.Select(one => $"{one.Framework} {one.Id}")];

        public IReadOnlyList<string>? References { get; } = control.References.Count == 0
            ? null
            : [.. control.References.Select(one => one.Source).Distinct(StringComparer.Ordinal)];
    }
}
