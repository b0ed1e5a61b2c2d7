using Guardrails.Core.Ids;
using Guardrails.Core.Roles;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>A call that Guardrails makes, or that is made to deploy it.</summary>
/// <param name="Purpose">The part of Guardrails that it is for.</param>
/// <param name="Principal">The principal that makes it.</param>
/// <param name="About">The account that it is about.</param>
/// <param name="Region">The Region of the stack or function that it is made for.</param>
/// <param name="Call">The call.</param>
internal sealed record OwnCall(
    OwnPurpose Purpose, OwnPrincipal Principal, AccountId About, string Region, RoleCall Call)
{
    /// <summary>
    /// The Regions of which the request may say that it is made to them, where AWS does not document which; empty where
    /// the Region of the service decides.
    /// </summary>
    public IReadOnlyList<string> PerhapsIn { get; init; } = [];

    /// <summary>The service, as it stands in the action.</summary>
    public string Service => Call.Action[..Call.Action.IndexOf(':', StringComparison.Ordinal)];
}
