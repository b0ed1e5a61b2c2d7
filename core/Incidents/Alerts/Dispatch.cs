namespace Guardrails.Core.Incidents.Alerts;

/// <summary>One message that is due now.</summary>
/// <param name="Alerts">What it speaks of: one alert, or all of a digest.</param>
/// <param name="IsDigest">True where it lists many.</param>
public sealed record Dispatch(IReadOnlyList<PendingAlert> Alerts, bool IsDigest);
