using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>The statement by which a resource refuses every request without TLS.</summary>
internal static class EncryptedTransport
{
    public static PolicyStatement Only(string sid, string actions, params IReadOnlyList<string> resources) =>
        new PolicyStatement(Effect.Deny, Patterns.Of(actions), Patterns.Of(resources))
        {
            Sid = sid,
            Principal = PrincipalElement.Everybody,
        }
        .When("Bool", "aws:SecureTransport", "false");
}
