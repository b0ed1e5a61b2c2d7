using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Reconciling;

namespace Guardrails.Lambda.Runtime;

/// <summary>
/// The event of a daily schedule, and of whoever invokes the same by hand: the exemptions of the organization file
/// stand in it.
/// </summary>
/// <param name="Exemptions">The exemptions.</param>
public sealed record DailyJob(IReadOnlyList<EndingExemption> Exemptions)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is none; the message names what is wrong.</exception>
    public static DailyJob Read(string json)
    {
        JsonObject? job;
        try
        {
            job = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The event is no JSON: {exception.Message}", exception);
        }

        if (Text(job, FunctionJobs.Member) != FunctionJobs.Daily)
        {
            throw new FormatException(
                $"The event's job is not '{FunctionJobs.Daily}'. Remedy: deploy the schedule again.");
        }

        return job!["exemptions"] switch
        {
            JsonArray list => new([.. list.SelectMany(OfTargets)]),
            // One that is missing ends what was told of it: none are known only where the list says so.
            _ => throw new FormatException("The event has no list of exemptions. Remedy: deploy the schedule again."),
        };
    }

    private static IEnumerable<EndingExemption> OfTargets(JsonNode? one, int at)
    {
        var (guardrail, owner, reason, until) = (Required("guardrail"), Required("owner"), Required("reason"), Until());
        return one!["targets"] is JsonArray { Count: > 0 } targets
            && targets.All(target => target?.GetValueKind() == JsonValueKind.String)
            ? targets.Select(target =>
                new EndingExemption(target!.GetValue<string>(), guardrail, owner, until) { Reason = reason })
            : throw new FormatException($"The event's exemptions[{at}].targets is no list of ids.");

        string Required(string name) => Text(one as JsonObject, name)
            ?? throw new FormatException($"The event's exemptions[{at}] has no {name}.");

        DateTimeOffset Until() => DateTimeOffset.TryParse(
            Required("until"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until
            : throw new FormatException(
                $"The event's exemptions[{at}].until is '{Required("until")}', which is no time.");
    }

    private static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
