using Guardrails.Local.Authorization;

namespace Guardrails.Local.State;

internal sealed partial class World
{
    /// <summary>Session credentials that were given out.</summary>
    public Sessions Sessions { get; } = new();
}
