using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>A control and the accounts by their standing against it.</summary>
internal sealed record ControlRow(string Name)
{
    /// <summary>The requirements of the framework that the row stands below, or the name of the rule.</summary>
    public required string Requirements { get; init; }

    /// <summary>The question that the control asks; empty below a framework.</summary>
    public string Description { get; init; } = "";

    public required string Compliant { get; init; }
    public required string NonCompliant { get; init; }
    public required bool Fails { get; init; }
    public required string Stale { get; init; }
    public required string Unknown { get; init; }
    public required string NotApplicable { get; init; }
    public required string OutOfReach { get; init; }
    public required string NotWatched { get; init; }

    /// <summary>False where AWS Config's own counts could not be read.</summary>
    public required bool HasSecondOpinion { get; init; }

    public required string OtherCompliant { get; init; }
    public required string OtherNonCompliant { get; init; }

    /// <summary>The filter of the accounts that fail it.</summary>
    public required string Filter { get; init; }

    public static ControlRow Of(ReportedControl control) => new(control.Name)
    {
        Requirements = control.RuleName,
        Compliant = Words.Number(control.Counts.Compliant),
        NonCompliant = Words.Number(control.Counts.NonCompliant),
        Fails = control.Counts.NonCompliant > 0,
        Stale = control.Counts.Stale == 0 ? "" : Words.Number(control.Counts.Stale),
        Unknown = Words.Number(control.Counts.Unknown),
        NotApplicable = Words.Number(control.Counts.NotApplicable),
        OutOfReach = Words.Number(control.Counts.OutOfReach),
        NotWatched = Words.Number(control.Counts.NotWatched),
        HasSecondOpinion = control.SecondOpinion is not null,
        OtherCompliant = Words.Number(control.SecondOpinion?.Compliant ?? 0),
        OtherNonCompliant = Words.Number(control.SecondOpinion?.NonCompliant ?? 0),
        Filter = AccountFilter.OfControl(control.Name).Id,
    };
}

/// <summary>A framework and the controls that it asks for; without a source, every control that is on.</summary>
internal sealed record FrameworkView(string Name, string Source, IReadOnlyList<ControlRow> Controls)
{
    /// <summary>
    /// Every framework that a control refers to: families by name, the newest version first. Then every control.
    /// </summary>
    public static IReadOnlyList<FrameworkView> Of(IReadOnlyList<ReportedControl> controls) =>
    [
        .. controls
            .SelectMany(control => control.References.Select(reference => (Control: control, Reference: reference)))
            .GroupBy(one => one.Reference.Framework, StringComparer.Ordinal)
            .OrderBy(framework => Family(framework.Key), StringComparer.Ordinal)
            .ThenByDescending(framework => framework.Key, StringComparer.Ordinal)
            .Select(framework => new FrameworkView(
                framework.Key,
                framework.First().Reference.Source,
                [
                    .. framework.GroupBy(one => one.Control).Select(own => ControlRow.Of(own.Key) with
                    {
                        Requirements = string.Join(", ", own.Select(one => one.Reference.Id)),
                    }),
                ])),
        new(
            "Every control that is on",
            "",
            [.. controls.Select(control => ControlRow.Of(control) with { Description = control.Description })]),
    ];

    private static string Family(string framework) => framework.Split(" v")[0];
}
