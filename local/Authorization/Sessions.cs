using System.Globalization;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>An access key id and the principal behind it.</summary>
/// <param name="Principal">The principal that signs with it.</param>
/// <param name="Credentials">The key, its secret and its token.</param>
/// <param name="ExpiresAt">When a session ends; null for a long-lived key.</param>
internal sealed record Identity(Principal Principal, LocalCredentials Credentials, DateTimeOffset? ExpiresAt);

/// <summary>Session credentials that the organization gave out. Root access keys belong to their account.</summary>
internal sealed class Sessions
{
    private readonly Dictionary<string, Identity> _identities = [];
    private int _issued;

    /// <summary>New session credentials for a principal.</summary>
    public Identity Issue(Principal principal, DateTimeOffset expiresAt)
    {
        var number = (++_issued).ToString(CultureInfo.InvariantCulture);
        var identity = new Identity(
            principal,
            new(
                $"ASIA{number.PadLeft(16, '0')}",
                $"local-secret-{number.PadLeft(27, '0')}",
                $"local-session-token-{number}"),
            expiresAt);
        _identities.Add(identity.Credentials.AccessKeyId, identity);
        return identity;
    }

    /// <summary>The identity that has this session or active root access key, or null.</summary>
    public Identity? Find(World world, string accessKeyId)
    {
        if (_identities.TryGetValue(accessKeyId, out var session))
            return session;
        foreach (var account in world.Accounts.Values)
        {
            if (account.Root.AccessKeys.Find(key => key.Id == accessKeyId && key.Active) is { } key)
                return new(new RootUser(account.Id, world.Partition), new(key.Id, key.Secret, null), null);
        }

        return null;
    }
}
