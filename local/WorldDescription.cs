using Guardrails.Core.Ids;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.Sns;

namespace Guardrails.Local;

/// <summary>Turns the world into what a person would list.</summary>
internal static class WorldDescription
{
    public static WorldView Of(World world) => new(
        world.OrganizationId,
        world.RootId,
        world.HomeRegion,
        [.. world.Accounts.Values.OrderBy(account => account.Id != world.ManagementAccountId).Select(
            account => Of(world, account))],
        [.. world.Policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal).Select(policy =>
            new PolicyView(policy.Id, policy.Name, policy.Content, [.. world.TargetsOf(policy.Id)]))])
    {
        Mails = [.. world.Of<SnsState>().Mails],
        Messages = [.. world.Of<SnsState>().Published.Select(message => new TopicMessageView(
            message.TopicArn.Split(':')[^1],
            message.Id,
            message.Subject,
            message.Text,
            message.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.Value),
            message.PublishedAt))],
    };

    private static AccountView Of(World world, Account account) => new(
        AccountId.Parse(account.Id),
        account.Name,
        account.State,
        string.Join('/', world.PathTo(account.Id).SkipLast(1).Select(world.NameOf)),
        [.. world.PathTo(account.Id).SkipLast(1)],
        RoleOf(world, account),
        new(
            account.Root.HasPassword,
            [.. account.Root.AccessKeys.Select(key => new AccessKeyView(
                key.Id, key.Active, key.CreatedAt, key.LastUsed?.At))],
            [.. account.Root.MfaDevices.Select(device => Words(device.Kind))],
            account.Root.SigningCertificates.Count),
        [.. world.AttachedTo(account.Id).Select(policy => policy.Name)]);

    private static AccountRole RoleOf(World world, Account account)
    {
        if (account.Id == world.ManagementAccountId)
            return AccountRole.Management;
        return world.DelegatedAdministrators.Exists(administrator => administrator.AccountId == account.Id)
            ? AccountRole.DelegatedAdministrator
            : AccountRole.Member;
    }

    private static string Words(MfaKind kind) => kind switch
    {
        MfaKind.Virtual => "virtual",
        MfaKind.SecurityKey => "security key",
        _ => "hardware TOTP",
    };
}
