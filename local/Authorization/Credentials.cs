using System.Globalization;
using Guardrails.Local.Calls;
using Guardrails.Local.State;

namespace Guardrails.Local.Authorization;

/// <summary>Who an access key id is.</summary>
/// <param name="Principal">The principal that signs with it.</param>
/// <param name="Credentials">The key, its secret and its token.</param>
/// <param name="ExpiresAt">When a session ends; null for a long-lived key.</param>
internal sealed record Identity(Principal Principal, LocalCredentials Credentials, DateTimeOffset? ExpiresAt);

/// <summary>Every credential that the organization gave out, besides root access keys, which belong to their account.</summary>
internal sealed class Sessions
{
    private readonly Dictionary<string, Identity> identities = [];
    private int issued;

    /// <summary>New session credentials for a principal.</summary>
    public Identity Issue(Principal principal, DateTimeOffset expiresAt)
    {
        var number = (++issued).ToString(CultureInfo.InvariantCulture).PadLeft(16, '0');
        var identity = new Identity(principal, new($"ASIA{number}", $"secret-of-session-{number}-{new string('0', 6)}", $"token-of-session-{number}"), expiresAt);
        identities.Add(identity.Credentials.AccessKeyId, identity);
        return identity;
    }

    /// <summary>The session of that access key id, or null.</summary>
    public Identity? Find(string accessKeyId) => identities.GetValueOrDefault(accessKeyId);
}
