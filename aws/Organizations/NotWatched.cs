using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Aws.Organizations;

/// <summary>Says why an account of the organization is left alone: its organization chose the units to watch.</summary>
public static class NotWatched
{
    /// <summary>
    /// The reason; null for an account that is watched, and for one of which AWS does not say where it stands: there
    /// the calls themselves tell.
    /// </summary>
    public static string? Because(DetectionScope scope, Membership membership, AccountId management)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(membership);
        var isManagement = membership.Account == management;
        if (scope.IsEverywhere || (membership.Above is null && !isManagement))
            return null;

        return scope.Watches(isManagement, membership.Above ?? [])
            ? null
            : $"Account {membership.Account} is {DetectionScope.NotWatched} ({OrganizationsActions.DescribeAccount} at "
                + $"{membership.AskedAt:yyyy-MM-dd HH:mm} UTC): it is outside $.detection.units of the organization "
                + "file. Nothing is read in it, and nothing is reported of it.";
    }
}
