using Guardrails.Core.Ids;

namespace Guardrails.Core.Organizations;

/// <summary>The accounts in which the root user is watched, and not only limited by policies.</summary>
/// <param name="Enabled">False where nothing is watched: then policies are all that is deployed.</param>
/// <param name="Units">
/// The units whose accounts are watched, now and when they join; none for every account of the organization.
/// </param>
public sealed record DetectionScope(bool Enabled, IReadOnlyList<TargetId> Units)
{
    /// <summary>Every account.</summary>
    public static DetectionScope Everywhere { get; } = new(Enabled: true, Units: []);

    /// <summary>The accounts below these units; every account where there is no unit.</summary>
    public static DetectionScope Below(IReadOnlyList<TargetId> units) =>
        units is [] ? Everywhere : new(Enabled: true, units);

    /// <summary>The words for an account that is not watched, wherever accounts are counted or shown.</summary>
    public const string NotWatched = "not watched by choice";

    /// <summary>True if every account is watched, the management account too.</summary>
    public bool IsEverywhere => Enabled && Units is [];

    /// <summary>
    /// Tells whether an account is watched. No StackSet reaches the management account, and where it stands is not
    /// known when templates are made: it is watched together with the whole organization only.
    /// </summary>
    /// <param name="isManagement">True if it is the management account.</param>
    /// <param name="above">The ids of the units that it is in, and of the root.</param>
    public bool Watches(bool isManagement, IReadOnlyCollection<string> above) =>
        IsEverywhere || (Enabled && !isManagement && Units.Any(unit => above.Contains(unit.Value)));
}
