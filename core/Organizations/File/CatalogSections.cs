using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails.Catalog;

namespace Guardrails.Core.Organizations.File;

/// <summary>
/// Writes the sections of an organization file that list a catalog, each entry with a comment: the file that people
/// start from names everything there is. What the file says already stays.
/// </summary>
public static class CatalogSections
{
    private const string Guardrails = "guardrails";
    private const string Controls = "controls";

    /// <summary>The file's text with both sections written anew.</summary>
    /// <param name="text">The text of a valid file that has both sections, each closed on a line of its own.</param>
    /// <param name="file">The same file's JSON, for what it says of each entry.</param>
    /// <exception cref="FormatException">A section is not there.</exception>
    public static string Rewrite(string text, JsonObject file) =>
        Replace(Replace(text, Guardrails, WriteGuardrails(file)), Controls, WriteControls(file));

    private static string WriteGuardrails(JsonObject file)
    {
        var section = new StringBuilder();
        var root = file["organization"]?["rootId"]?.GetValue<string>();
        foreach (var guardrail in GuardrailCatalog.All.Where(guardrail => guardrail.CanBeAttached))
        {
            var said = file[Guardrails]?[guardrail.Name];
            Write(section, Comment(guardrail.Description, guardrail.OnByDefault), guardrail.Name, section.Length == 0,
            [
                (GuardrailSection.EnabledProperty.Description, "enabled", said?["enabled"] ?? guardrail.OnByDefault),
                .. guardrail.IsForDelegatedAdministrator ? [] : new (string Comment, string Name, JsonNode Value)[]
                {
                    (GuardrailSection.TargetsProperty.Description, "targets", said?["targets"] ?? new JsonArray(root)),
                },
            ]);
        }

        return section.ToString();
    }

    private static string WriteControls(JsonObject file)
    {
        var section = new StringBuilder();
        foreach (var control in ControlCatalog.All)
        {
            var said = file[Controls]?[control.Name];
            var frequency = said?["frequency"] ?? EvaluationFrequency.Daily.Name;
            var frequencies = string.Join(", ", EvaluationFrequency.All);
            Write(section, Comment(control.Description, control.OnByDefault), control.Name, section.Length == 0,
            [
                (ControlSection.EnabledProperty.Description, "enabled", said?["enabled"] ?? control.OnByDefault),
                ($"{frequencies}. {ControlSection.FrequencyProperty.Description}", "frequency", frequency),
            ],
            [
                .. from parameter in control.Parameters
                   let value = said?["parameters"]?[parameter.Name] ?? parameter.DefaultJson
                   select ($"{parameter.Description} Accepted: {parameter.Accepted}.", parameter.Name, value),
            ]);
        }

        return section.ToString();
    }

    /// <summary>The first entry explains its properties, and an entry with parameters explains those.</summary>
    private static void Write(
        StringBuilder section,
        string comment,
        string name,
        bool explains,
        IReadOnlyList<(string Comment, string Name, JsonNode Value)> properties,
        IReadOnlyList<(string Comment, string Name, JsonNode Value)>? parameters = null)
    {
        section.Append($"    // {comment}\n");
        if (!explains && parameters is not { Count: > 0 })
        {
            section.Append($"    \"{name}\": {{ {string.Join(", ", properties.Select(OneLine))} }},\n");
            return;
        }

        section.Append($"    \"{name}\": {{\n");
        foreach (var property in properties)
        {
            if (explains)
                section.Append($"      // {property.Comment}\n");
            section.Append($"      {OneLine(property)},\n");
        }

        if (parameters is { Count: > 0 })
        {
            section.Append("      // What the control is asked to accept; its defaults when left out.\n");
            section.Append("      \"parameters\": {\n");
            foreach (var parameter in parameters)
                section.Append($"        // {parameter.Comment}\n        {OneLine(parameter)},\n");
            section.Append("      },\n");
        }

        section.Append("    },\n");
    }

    private static string Comment(string description, bool onByDefault) =>
        onByDefault ? description : $"{description} Off when left out.";

    private static string OneLine((string Comment, string Name, JsonNode Value) property) =>
        $"\"{property.Name}\": {Rendered(property.Value)}";

    private static string Rendered(JsonNode value) => value is JsonArray items
        ? $"[{string.Join(", ", items.Select(item => item!.ToJsonString()))}]"
        : value.ToJsonString();

    private static string Replace(string text, string section, string entries)
    {
        var start = $"\n  \"{section}\": {{\n";
        var from = text.IndexOf(start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf("\n  },\n", from, StringComparison.Ordinal);
        return to < 0
            ? throw new FormatException($"The file has no section {section} that ends on a line of its own.")
            : text[..(from + start.Length)] + entries + text[(to + 1)..];
    }
}
