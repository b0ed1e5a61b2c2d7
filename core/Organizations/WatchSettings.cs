namespace Guardrails.Core.Organizations;

/// <summary>The Regions that are heard besides those in which AWS logs root users anyway.</summary>
/// <param name="Regions">Further Regions, each once; none of them is heard without it.</param>
public sealed record WatchSettings(IReadOnlyList<string> Regions)
{
    /// <summary>No further Region.</summary>
    public static readonly WatchSettings Default = new([]);
}
