using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Local.Organization.File;

/// <summary>Turns an organization's file into a world, or says everything that is wrong with it.</summary>
internal static class WorldBuilder
{
    private static readonly DateTimeOffset Founded = new(2016, 1, 4, 8, 0, 0, TimeSpan.Zero);

    /// <exception cref="FormatException">The file does not describe an organization.</exception>
    public static World Build(OrganizationDescription description, LocalOptions options)
    {
        var errors = Errors(description).ToList();
        if (errors.Count > 0)
            throw new FormatException(string.Join(Environment.NewLine, errors));

        var world = new World
        {
            Options = options,
            OrganizationId = description.Organization.Id,
            RootId = description.Organization.RootId,
            ManagementAccountId = description.Organization.ManagementAccountId,
            Partition = description.Organization.Partition,
            HomeRegion = description.Organization.HomeRegion,
        };
        foreach (var type in description.PolicyTypes ?? [])
            world.PolicyTypes[type] = OrganizationPolicy.Enabled;
        AddTree(world, description);
        AddPolicies(world, description.Policies ?? []);
        return world;
    }

    private static void AddTree(World world, OrganizationDescription description)
    {
        world.Policies.Add(OrganizationPolicy.FullAwsAccessId, new(OrganizationPolicy.FullAwsAccessId, "FullAWSAccess")
        {
            Description = "Allows access to every operation",
            Content = ManagedPolicies.FullAwsAccess,
            AwsManaged = true,
        });
        world.AttachFullAccess(world.RootId);
        foreach (var unit in description.Units ?? [])
            world.Add(new Unit(unit.Id, unit.Name, unit.ParentId));
        foreach (var account in description.Accounts)
            world.Add(Account(world, account));
    }

    private static Account Account(World world, AccountDescription described)
    {
        var account = new Account(described.Id, described.Name, described.ParentId)
        {
            State = described.State ?? Organization.Account.Active,
            JoinedMethod = described.Id == world.ManagementAccountId ? "INVITED" : "CREATED",
            JoinedAt = Founded,
            Tags = described.Tags ?? new Dictionary<string, string>(),
        };
        if (described.Root is not { } root)
            return account;

        account.Root.HasPassword = root.Password;
        account.Root.AccessKeys.AddRange((root.AccessKeys ?? []).Select(key =>
            new AccessKey(key.Id, $"local-secret-of-{key.Id}", key.CreatedAt)
            {
                Active = key.Active ?? true,
                LastUsed = key.LastUsed is { } use ? new(use.At, use.Region, use.Service) : null,
            }));
        account.Root.MfaDevices.AddRange((root.Mfa ?? []).Select(device =>
            new MfaDevice(device.Kind, Serial(world, described.Id, device), Founded)));
        account.Root.SigningCertificates.AddRange((root.SigningCertificates ?? []).Select(certificate =>
            new SigningCertificate(certificate.Id, certificate.UploadedAt, certificate.Active ?? true)));
        return account;
    }

    private static string Serial(World world, string account, MfaDescription device) => device.Kind switch
    {
        MfaKind.Virtual => $"arn:{world.Partition}:iam::{account}:mfa/{device.Name}",
        MfaKind.SecurityKey => $"arn:{world.Partition}:iam::{account}:u2f/root/{device.Name}",
        _ => device.Name,
    };

    private static void AddPolicies(World world, IReadOnlyList<PolicyDescription> policies)
    {
        foreach (var policy in policies)
        {
            var id = world.NextId("p-", 10);
            world.Policies.Add(
                id,
                new(id, policy.Name)
                {
                    Description = policy.Description ?? "",
                    Content = policy.Content.ToJsonString(),
                });
            foreach (var target in policy.Targets)
                world.Attach(id, target);
        }
    }

    private static IEnumerable<string> Errors(OrganizationDescription description)
    {
        var ids = description.Organization;
        if (OrganizationId.TryParse(ids.Id) is null)
        {
            yield return $"$.organization.id: '{ids.Id}' is not an organization id: "
                + $"expected {OrganizationId.Accepted}.";
        }

        if (RootId.TryParse(ids.RootId) is null)
            yield return $"$.organization.rootId: '{ids.RootId}' is not a root id: expected {RootId.Accepted}.";
        if (Partition.TryParse(ids.Partition) is null)
            yield return $"$.organization.partition: '{ids.Partition}' is not a partition.";
        if (description.Accounts.All(account => account.Id != ids.ManagementAccountId))
            yield return $"$.organization.managementAccountId: no account has the id '{ids.ManagementAccountId}'.";

        var known = new HashSet<string>(StringComparer.Ordinal) { ids.RootId };
        foreach (var (unit, index) in (description.Units ?? []).Select((unit, index) => (unit, index)))
        {
            // Parents stand first, so that no circle is possible.
            if (!known.Contains(unit.ParentId))
            {
                yield return $"$.units[{index}].parentId: '{unit.ParentId}' is neither the root nor a unit above "
                    + "this one.";
            }

            if (TargetId.TryParse(unit.Id) is null || !known.Add(unit.Id))
                yield return $"$.units[{index}].id: '{unit.Id}' is not a unit id, or is there twice.";
        }

        var parents = known.ToHashSet(StringComparer.Ordinal);
        foreach (var (account, index) in description.Accounts.Select((account, index) => (account, index)))
        {
            if (!parents.Contains(account.ParentId))
                yield return $"$.accounts[{index}].parentId: '{account.ParentId}' is neither the root nor a unit.";
            if (AccountId.TryParse(account.Id) is null || !known.Add(account.Id))
                yield return $"$.accounts[{index}].id: '{account.Id}' is not an account id, or is there twice.";
        }

        foreach (var (policy, index) in (description.Policies ?? []).Select((policy, index) => (policy, index)))
        {
            foreach (var target in policy.Targets.Where(target => !known.Contains(target)))
                yield return $"$.policies[{index}].targets: '{target}' does not exist.";
            if (ContentError(policy) is { } error)
                yield return $"$.policies[{index}].content: {error}";
        }
    }

    private static string? ContentError(PolicyDescription policy)
    {
        try
        {
            PolicyDocument.ParseServiceControl(policy.Content.ToJsonString());
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }
}
