using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Activity;

/// <summary>The alarms of what hears events, and of what starts evaluations by them.</summary>
internal static class ActivityHealth
{
    /// <summary>Longer than a few failed turns, and shorter than anybody's patience.</summary>
    private static readonly TimeSpan MostForEvents = TimeSpan.FromMinutes(30);

    /// <summary>A change has three turns of six minutes.</summary>
    private static readonly TimeSpan MostForChanges = TimeSpan.FromHours(1);

    /// <summary>An account that joined has nine hours of turns.</summary>
    private static readonly TimeSpan MostForMoves = TimeSpan.FromHours(10);

    private const int MostEvents = 1_000;

    public static void AddTo(Construct scope, OrganizationConfig config)
    {
        var alarms = new Alarms(new Construct(scope, "Health"), LedgerArns.Topics(config));
        alarms.OfFunction(DeployedFunction.RootActivity);
        alarms.OfFunction(DeployedFunction.RootRecheck);
        alarms.OfAge(DeployedNames.RootActivityQueue, MostForEvents);
        alarms.OfDepth(DeployedNames.RootActivityQueue, MostEvents);
        alarms.OfFailed(DeployedNames.RootActivityFailedQueue);
        alarms.OfAge(DeployedNames.RecheckQueue, MostForChanges);
        alarms.OfAge(DeployedNames.RecheckMovesQueue, MostForMoves);
        alarms.OfFailed(DeployedNames.RecheckFailedQueue);
    }
}
