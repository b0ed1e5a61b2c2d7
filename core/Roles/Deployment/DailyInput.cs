using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>
/// The input of the daily comparison and of the report: every exemption of the file, as one that is missing has been
/// taken out.
/// </summary>
/// <remarks>
/// A target's input holds 8,192 characters: some 40 exemptions, each with an owner, a reason and a date of its own, or
/// 400 accounts that share them. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
/// </remarks>
public static class DailyInput
{
    /// <summary>The longest input.</summary>
    public const int MostCharacters = 8192;

    /// <summary>The input.</summary>
    public static string Of(OrganizationConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new JsonObject
        {
            [FunctionJobs.Member] = FunctionJobs.Daily,
            ["exemptions"] = new JsonArray([.. config.Exemptions.GroupBy(Shared).Select(Exempt)]),
        }
        .ToJsonString(PlainJson.OneLine);
    }

    /// <summary>The fault of exemptions that the input has no room for; null where it has.</summary>
    public static string? FaultOf(OrganizationConfig config) => Of(config).Length is var length and > MostCharacters
        ? $"the daily comparison and the report take {MostCharacters} characters of exemptions, and these are "
            + $"{length}: give the accounts of a unit one exemption, or let more of them share owner, reason and date."
        : null;

    private static (string Guardrail, string Owner, string Reason, DateOnly EndsOn) Shared(Exemption one) =>
        (one.Guardrail.Name, one.Owner, one.Reason, one.EndsOn);

    private static JsonObject Exempt(
        IGrouping<(string Guardrail, string Owner, string Reason, DateOnly EndsOn), Exemption> same) =>
        new()
        {
            ["guardrail"] = same.Key.Guardrail,
            ["owner"] = same.Key.Owner,
            ["reason"] = same.Key.Reason,
            // The last day spares to its end.
            ["until"] = same.Key.EndsOn.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["targets"] = new JsonArray([.. same.Select(one => (JsonNode)one.Target.Value)]),
        };
}
