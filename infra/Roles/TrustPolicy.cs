using Guardrails.Core.Policies;

namespace Guardrails.Infra.Roles;

/// <summary>Who may assume a role.</summary>
internal static class TrustPolicy
{
    public const string AssumeRole = "sts:AssumeRole";

    /// <summary>One AWS service.</summary>
    public static PolicyDocument OfService(string service) => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(AssumeRole), Resources: null)
            {
                Principal = new PrincipalElement([new PrincipalEntry(PrincipalKind.Service, service)]),
            },
        ]);
}
