using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// The inputs of the daily comparison: the exemptions of the file, in as many as they take.
/// </summary>
/// <remarks>
/// A target's input holds 8,192 characters.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
/// </remarks>
public static class DailyInputs
{
    /// <summary>The longest input.</summary>
    public const int MostCharacters = 8192;

    /// <summary>The inputs: each is one comparison of the day, and the day's second one changes nothing.</summary>
    public static IReadOnlyList<string> Of(OrganizationConfig config)
    {
        var inputs = new List<string>();
        var part = new List<JsonObject>();
        foreach (var exemption in config.Exemptions.Select(Exempt))
        {
            if (Text([.. part, exemption]).Length > MostCharacters)
            {
                inputs.Add(Text(part));
                part.Clear();
            }

            part.Add(exemption);
        }

        inputs.Add(Text(part));
        return inputs;
    }

    private static string Text(IEnumerable<JsonObject> exemptions) => new JsonObject
    {
        ["job"] = "daily",
        ["exemptions"] = new JsonArray([.. exemptions.Select(one => one.DeepClone())]),
    }
    .ToJsonString(PlainJson.OneLine);

    private static JsonObject Exempt(Exemption exemption) => new()
    {
        ["target"] = exemption.Target.Value,
        ["guardrail"] = exemption.Guardrail.Name,
        ["owner"] = exemption.Owner,
        ["until"] = exemption.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
