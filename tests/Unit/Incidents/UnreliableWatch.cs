using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Incidents;

/// <summary>
/// A watch that writes, decides, sends and marks, and that can be killed between any two of these. What was written
/// stays; what was not comes again.
/// </summary>
internal sealed class UnreliableWatch(Dice dice, int killPercent)
{
    private readonly Dictionary<ObservationId, Observation> _observations = [];
    private readonly List<Alert> _alerts = [];

    public IReadOnlyList<Alert> Alerts => _alerts;

    /// <summary>The ids of alerts, as often as they were sent.</summary>
    public List<Alert> Messages { get; } = [];

    /// <summary>Alerts whose mark was lost after they were sent.</summary>
    public HashSet<string> Killed { get; } = [];

    public IReadOnlyList<Incident> Incidents(DateTimeOffset now) => IncidentFold.Of(_observations.Values, now);

    /// <summary>Takes what comes; false where it was killed and what came must come again.</summary>
    public bool Takes(IEnumerable<Observation> batch, DateTimeOffset now)
    {
        foreach (var one in batch)
        {
            if (dice.Chance(killPercent))
                return false;
            _observations.TryAdd(one.Id, one);
        }
        return !dice.Chance(killPercent) && Decides(now) && Sends(now);
    }

    /// <summary>The decision of one moment is one transaction.</summary>
    private bool Decides(DateTimeOffset now)
    {
        _alerts.AddRange(AlertDecision.Next(Incidents(now), _alerts, now));
        return !dice.Chance(killPercent);
    }

    private bool Sends(DateTimeOffset now)
    {
        while (_alerts.FindIndex(IsReady) is >= 0 and var at)
        {
            if (dice.Chance(killPercent))
                return false;
            Messages.Add(_alerts[at]);
            for (var along = 0; along < _alerts.Count; along++)
            {
                if (_alerts[at].Tells(_alerts[along]) && !IsKilled(at))
                    _alerts[along] = _alerts[along] with { Sent = now, IsAlong = true };
            }
            if (IsKilled(at))
                return false;
            _alerts[at] = _alerts[at] with { Sent = now };
        }
        return true;
    }

    private bool IsReady(Alert one) =>
        one.IsPending && !_alerts.Exists(other => other.IsPending && other.Tells(one));

    /// <summary>True where it ends after a message and before the mark of it.</summary>
    private bool IsKilled(int at) => dice.Chance(killPercent) && (Killed.Add(Key(_alerts[at])) || true);

    public static string Key(Alert alert) => $"{alert.Id} {alert.Told} {string.Join(' ', alert.About)}";
}
