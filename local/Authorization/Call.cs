using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>One authenticated request.</summary>
/// <param name="World">The organization it acts on.</param>
/// <param name="Caller">The principal that calls.</param>
/// <param name="Region">The Region of the endpoint that was called.</param>
/// <param name="Now">The world's time.</param>
internal sealed record Call(World World, Principal Caller, string Region, DateTimeOffset Now)
{
    /// <summary>The access key that it is signed with; null for a call inside this process.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>A call made now.</summary>
    public static Call By(World world, Principal caller, string? region = null) =>
        new(world, caller, region ?? world.HomeRegion, world.Now);

    /// <summary>The caller's account.</summary>
    public Account Account => World.Account(Caller.AccountId);
}
