using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Json;

namespace Guardrails.Core.Decisions;

/// <summary>A person looked at an incident.</summary>
/// <param name="Account">The account.</param>
/// <param name="Incident">The incident's id.</param>
/// <param name="Shown">The observations of it that the person was shown, in ordinal order, each once.</param>
/// <param name="Reason">The person's reason.</param>
public sealed record AcknowledgeDecision(
    AccountId Account, string Incident, IReadOnlyList<ObservationId> Shown, string Reason) : Decision(Account, Reason)
{
    /// <summary>Its name.</summary>
    public const string Word = "acknowledge";

    /// <summary>The most observations: a row of the ledger holds 400 KB, and an id of AWS some 50 characters.</summary>
    public const int MostShown = 4_000;

    /// <summary>The most characters of one observation's id.</summary>
    private const int LongestId = 1_100;

    /// <inheritdoc/>
    public override string Name => Word;

    /// <summary>The decision on an incident as it is.</summary>
    public static AcknowledgeDecision Of(Incident incident, string reason)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new(incident.Account, incident.Id, ShownOf(incident), reason);
    }

    /// <summary>All that is shown of an incident: the observations that opened it and were not explained.</summary>
    public static IReadOnlyList<ObservationId> ShownOf(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return [.. incident.Real.Select(one => one.Id).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    protected override JsonObject Own() => new()
    {
        ["incident"] = Incident,
        ["observations"] = new JsonArray([.. Shown.Select(id => (JsonNode)id.Value)]),
    };

    internal static AcknowledgeDecision Read(AccountId account, string reason, EventJson fields, JsonObject json)
    {
        var items = json["observations"] as JsonArray ?? [];
        var ids = items.OfType<JsonValue>().Select(item => item.TryGetValue(out string? id) ? id : "").ToList();
        if (ids.Count == 0 || ids.Count != items.Count || ids.Exists(id => id.Length is 0 or > LongestId))
            throw new FormatException("The decision's observations are no list of ids. List the incident again.");
        if (ids.Count > MostShown)
        {
            throw new FormatException(
                $"The incident has {ids.Count} observations; at most {MostShown} can be acknowledged. Stop what "
                + $"makes them; {Counted.Of(Matter.ActsEndAfter)} after the last one it ends by itself, as one that "
                + "nobody looked at.");
        }

        return new(
            account,
            fields.Text("incident"),
            [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(ObservationId.Parse)],
            reason);
    }
}
