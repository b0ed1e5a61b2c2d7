using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one control.</summary>
internal sealed record ControlSection(
    IControl Control,
    Located<bool>? Enabled,
    Located<EvaluationFrequency>? Frequency,
    IReadOnlyDictionary<string, string>? Parameters)
{
    internal static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "True evaluates the control, false does not; the catalog's default when left out, "
            + "where the partition has what it asks about.",
            new FlagShape());

    internal static readonly Property<EvaluationFrequency> FrequencyProperty =
        new(
            "frequency",
            $"How often AWS Config evaluates it; {EvaluationFrequency.Daily} when left out. "
            + "Every evaluation is billed per account.",
            new ChoiceShape<EvaluationFrequency>(
                "frequency",
                [.. EvaluationFrequency.All.Select(frequency => KeyValuePair.Create(frequency.Name, frequency))]));

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static readonly CatalogShape<ControlSection> Shape = new(
        "control",
        [.. ControlCatalog.All.Select(control => new Property<ControlSection>(
            control.Name,
            $"{control.Description} {(control.OnByDefault ? "On" : "Off")} when left out.",
            ShapeOf(control)))]);

    /// <summary>A control without parameters has no property for them.</summary>
    private static ObjectShape<ControlSection> ShapeOf(IControl control)
    {
        if (control.Parameters.Count == 0)
            return new(
                [EnabledProperty, FrequencyProperty],
                fields => new(
                    control, fields.Get(EnabledProperty), fields.Get(FrequencyProperty), Parameters: null));

        var parameters = new Property<IReadOnlyDictionary<string, string>>(
            "parameters",
            "The values that the control accepts; its defaults when left out.",
            ControlParameterShape.Of(control));
        return new(
            [EnabledProperty, FrequencyProperty, parameters],
            fields => new(
                control,
                fields.Get(EnabledProperty),
                fields.Get(FrequencyProperty),
                fields.Get(parameters)?.Value));
    }

    public void Check(Partition partition, FileErrors errors)
    {
        if (Enabled is { Value: true } on && Control.WhyNotIn(partition) is { } why)
            errors.Add(
                on.At, $"{Control.Name} does not apply in partition {partition}: {why}", "false, or leave it out");
    }

    /// <summary>The controls that are on, in catalog order.</summary>
    public static IReadOnlyList<ControlSelection> Selected(
        IReadOnlyList<ControlSection> said,
        Partition partition) =>
    [
        .. from control in ControlCatalog.All
           let section = said.SingleOrDefault(one => one.Control == control)
           where control.AppliesTo(partition) && (section?.Enabled?.Value ?? control.OnByDefault)
           select new ControlSelection(
               control,
               section?.Frequency?.Value ?? EvaluationFrequency.Daily,
               ControlParameters.Of(control, section?.Parameters ?? Nothing)),
    ];
}
