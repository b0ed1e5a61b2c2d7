using Guardrails.Core.Ids;

namespace Guardrails.Local;

/// <summary>The embedded organization as a person would list it.</summary>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="RootId">The root of its tree.</param>
/// <param name="Region">Its home Region.</param>
/// <param name="Accounts">Every account, management account first, then by id.</param>
/// <param name="Policies">Every service control policy, by name.</param>
public sealed record WorldView(
    string OrganizationId,
    string RootId,
    string Region,
    IReadOnlyList<AccountView> Accounts,
    IReadOnlyList<PolicyView> Policies)
{
    /// <summary>Mails that topics sent, oldest first.</summary>
    public IReadOnlyList<MailView> Mails { get; init; } = [];

    /// <summary>Messages that were published to topics, oldest first.</summary>
    public IReadOnlyList<TopicMessageView> Messages { get; init; } = [];
}

/// <summary>One account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">As Organizations' <c>Account.State</c>, such as <c>ACTIVE</c>.</param>
/// <param name="UnitPath">Names from the root down to its unit, such as <c>Root/Workloads/Production</c>.</param>
/// <param name="Above">The ids of the root and the units that it is in.</param>
/// <param name="Role">Its role in the organization.</param>
/// <param name="Root">Its root user's credentials.</param>
/// <param name="Policies">Names of the service control policies attached to the account itself.</param>
public sealed record AccountView(
    AccountId Id,
    string Name,
    string State,
    string UnitPath,
    IReadOnlyList<string> Above,
    AccountRole Role,
    RootView Root,
    IReadOnlyList<string> Policies);

/// <summary>An account's role in the organization.</summary>
public enum AccountRole
{
    /// <summary>An ordinary member.</summary>
    Member,

    /// <summary>The management account, which no service control policy reaches.</summary>
    Management,

    /// <summary>A member that is registered as delegated administrator of at least one service.</summary>
    DelegatedAdministrator,
}

/// <summary>A root user's credentials.</summary>
/// <param name="HasPassword">A console password exists.</param>
/// <param name="AccessKeys">Its access keys, oldest first.</param>
/// <param name="MfaDevices">
/// Kinds of its MFA devices: <c>virtual</c>, <c>security key</c>, <c>hardware TOTP</c>.
/// </param>
/// <param name="SigningCertificates">The number of its signing certificates.</param>
public sealed record RootView(
    bool HasPassword,
    IReadOnlyList<AccessKeyView> AccessKeys,
    IReadOnlyList<string> MfaDevices,
    int SigningCertificates);

/// <summary>A root access key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Active">True where it works.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
/// <param name="LastUsedAt">When it was last used (UTC), or null for never.</param>
public sealed record AccessKeyView(string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>A service control policy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its document, as it was given.</param>
/// <param name="Targets">Ids of what it is attached to.</param>
public sealed record PolicyView(string Id, string Name, string Content, IReadOnlyList<string> Targets);
