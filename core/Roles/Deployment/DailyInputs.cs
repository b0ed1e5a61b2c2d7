using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// What the daily comparison is given: the exemptions of the file, in as many inputs as they take.
/// </summary>
/// <remarks>
/// A target's input holds 8,192 characters.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
/// </remarks>
public static class DailyInputs
{
    /// <summary>The longest input.</summary>
    public const int MostCharacters = 8192;

    /// <summary>The inputs: the first says that the day is to be compared, the others bring exemptions alone.</summary>
    public static IReadOnlyList<string> Of(OrganizationConfig config)
    {
        var inputs = new List<string>();
        var part = new List<JsonObject>();
        foreach (var exemption in config.Exemptions.Select(Exempt))
        {
            if (Text(inputs.Count, [.. part, exemption]).Length > MostCharacters)
            {
                inputs.Add(Text(inputs.Count, part));
                part.Clear();
            }

            part.Add(exemption);
        }

        inputs.Add(Text(inputs.Count, part));
        return inputs;
    }

    private static string Text(int before, IEnumerable<JsonObject> exemptions) => new JsonObject
    {
        ["job"] = before == 0 ? "daily" : "exemptions",
        ["exemptions"] = new JsonArray([.. exemptions.Select(one => one.DeepClone())]),
    }
    .ToJsonString(PlainJson.OneLine);

    private static JsonObject Exempt(Exemption exemption) => new()
    {
        ["account"] = exemption.Target.Value,
        ["guardrail"] = exemption.Guardrail.Name,
        ["owner"] = exemption.Owner,
        ["until"] = exemption.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
