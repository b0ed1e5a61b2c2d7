using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The credential that signed a call.</summary>
/// <param name="AccessKeyId">Its access key id; null where CloudTrail leaves it out, as it does in sign-ins.</param>
/// <param name="Kind">The kind that its id tells.</param>
public sealed record UsedCredential(string? AccessKeyId, CredentialKind Kind)
{
    internal static UsedCredential Read(EventJson identity) =>
        identity.Loose("accessKeyId") is { Length: > 0 } id ? new(id, KindOf(id)) : new(null, CredentialKind.NotShown);

    private static CredentialKind KindOf(string accessKeyId) => accessKeyId switch
    {
        ['A', 'K', 'I', 'A', ..] => CredentialKind.LongTerm,
        ['A', 'S', 'I', 'A', ..] => CredentialKind.Temporary,
        _ => CredentialKind.Unknown,
    };
}
