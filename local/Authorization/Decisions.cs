using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>The calls so far: those that were refused, and those that were allowed.</summary>
internal sealed class Decisions
{
    /// <summary>Calls that were refused, oldest first.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>Calls that were allowed, each once.</summary>
    public HashSet<AllowedCall> AllowedCalls { get; } = [];

    /// <summary>Remembers a refused call.</summary>
    public static void Refused(World world, string accountId, string message)
    {
        var byPolicy = message.Contains(Authorizer.ServiceControlPolicyReason, StringComparison.Ordinal);
        lock (world.Gate)
            world.Of<Decisions>().Refusals.Add(new(accountId, message, byPolicy));
    }
}
