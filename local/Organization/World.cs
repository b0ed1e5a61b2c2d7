using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Organization;

/// <summary>
/// The embedded organization: its tree of accounts and units, its policies and to what they are attached, guarded by
/// one lock. What a service keeps of it stands with the service: <see cref="Of{T}"/>.
/// </summary>
internal sealed class World
{
    /// <summary>The role that Organizations puts into every account it creates.</summary>
    public const string OrganizationAccountAccessRole = "OrganizationAccountAccessRole";

    /// <summary>The management account's administrator, as whoever set up the organization made it.</summary>
    public const string AdministratorRole = "Administrator";

    private readonly Dictionary<string, int> _counters = [];
    private readonly Parts _parts = new();

    /// <summary>The lock that everybody holds who reads or changes the world. Its holder may take it again.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The organization's options.</summary>
    public required LocalOptions Options { get; init; }

    public required string OrganizationId { get; init; }

    public required string RootId { get; init; }

    public required string ManagementAccountId { get; init; }

    public required string Partition { get; init; }

    public required string HomeRegion { get; init; }

    public DateTimeOffset Now => Options.Time.GetUtcNow();

    /// <summary>The partition as <c>core</c> knows it.</summary>
    public Partition KnownPartition => Core.Ids.Partition.TryParse(Partition)!;

    /// <summary>Accounts by id.</summary>
    public SortedDictionary<string, Account> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Organizational units by id.</summary>
    public SortedDictionary<string, Unit> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>Service control policies by id.</summary>
    public SortedDictionary<string, OrganizationPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the policies attached directly to a target, in the order in which they were attached.</summary>
    public Dictionary<string, List<string>> Attachments { get; } = [];

    /// <summary>Policy types of the root: type and status.</summary>
    public SortedDictionary<string, string> PolicyTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Services with trusted access, and since when.</summary>
    public SortedDictionary<string, DateTimeOffset> TrustedServices { get; } = new(StringComparer.Ordinal);

    public List<DelegatedAdministrator> DelegatedAdministrators { get; } = [];

    /// <summary>Features of central root access that are on.</summary>
    public SortedSet<string> OrganizationFeatures { get; } = new(StringComparer.Ordinal);

    /// <summary>True where service control policies have effect.</summary>
    public bool ServiceControlPoliciesAreOn =>
        PolicyTypes.GetValueOrDefault(OrganizationPolicy.Type) == OrganizationPolicy.Enabled;

    /// <summary>
    /// The state that a service, or a layer above, keeps of this organization: made when it is first asked for.
    /// </summary>
    public T Of<T>()
        where T : class, new() => _parts.Of<T>();

    /// <summary>
    /// Gives others what they find by <see cref="All{T}"/>, <see cref="Find{T}"/> and <see cref="The{T}"/>.
    /// </summary>
    public void Offer<T>(T part)
        where T : class => _parts.Offer(part);

    /// <summary>Everything of that kind that was offered, in the order in which it was.</summary>
    public IReadOnlyList<T> All<T>()
        where T : class => _parts.All<T>();

    /// <summary>The one that was offered, or null.</summary>
    public T? Find<T>()
        where T : class => All<T>() is [var part, ..] ? part : null;

    /// <summary>The one that was offered.</summary>
    /// <exception cref="AwsError">The service that offers it is not built.</exception>
    public T The<T>()
        where T : class => Find<T>()
            ?? throw new AwsError(
                "UnknownService", $"The embedded organization has no service with {typeof(T).Name}.", 501);

    /// <summary>The account of that id, which must exist.</summary>
    public Account Account(string id) =>
        Accounts.GetValueOrDefault(id)
            ?? throw new AwsError("AccountNotFoundException", $"You specified an account that doesn't exist: {id}");

    /// <summary>The role of that ARN, or null.</summary>
    public Role? FindRole(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || !parts[5].StartsWith("role/", StringComparison.Ordinal))
            return null;

        var role = Accounts.GetValueOrDefault(parts[4])?.Roles.GetValueOrDefault(
            parts[5][(parts[5].LastIndexOf('/') + 1)..]);
        return role?.Arn == arn ? role : null;
    }

    /// <summary>The ids on the way from the root to a target, both included.</summary>
    public IReadOnlyList<string> PathTo(string targetId)
    {
        var path = new List<string>();
        for (string? id = targetId; id is not null; id = ParentOf(id))
            path.Insert(0, id);
        return path;
    }

    private string? ParentOf(string id) =>
        Accounts.GetValueOrDefault(id)?.ParentId ?? Units.GetValueOrDefault(id)?.ParentId;

    /// <summary>The name of the root, a unit or an account.</summary>
    public string NameOf(string id) => id == RootId ? "Root" : Units.GetValueOrDefault(id)?.Name ?? Account(id).Name;

    /// <summary>The policies attached directly to a target.</summary>
    public IEnumerable<OrganizationPolicy> AttachedTo(string targetId) =>
        Attachments.GetValueOrDefault(targetId, []).Select(id => Policies[id]);

    /// <summary>Ids of what a policy is attached to, in a fixed order.</summary>
    public IEnumerable<string> TargetsOf(string policyId) => Attachments
        .Where(attached => attached.Value.Contains(policyId))
        .Select(attached => attached.Key)
        .Order(StringComparer.Ordinal);

    /// <summary>Adds a unit, with FullAWSAccess attached as AWS does it.</summary>
    public void Add(Unit unit)
    {
        Units.Add(unit.Id, unit);
        AttachFullAccess(unit.Id);
    }

    /// <summary>
    /// Adds an account with what AWS gives it: FullAWSAccess, and a role through which the management account
    /// administers it.
    /// </summary>
    public void Add(Account account)
    {
        Accounts.Add(account.Id, account);
        AttachFullAccess(account.Id);
        var administrator = NewRole(
            account, AdministratorRoleOf(account.Id), TrustPolicies.OfAccount(Partition, ManagementAccountId));
        administrator.ManagedPolicies.Add(ManagedPolicies.Arn(Partition, ManagedPolicies.AdministratorAccess));
    }

    /// <summary>The name of the role by which an account is administered.</summary>
    public string AdministratorRoleOf(string accountId) =>
        accountId == ManagementAccountId ? AdministratorRole : OrganizationAccountAccessRole;

    /// <summary>Adds a role to an account.</summary>
    public Role NewRole(
        Account account,
        string name,
        string trustPolicy,
        string path = "/",
        string description = "",
        int maxSessionSeconds = 3600)
    {
        var role = new Role
        {
            Id = NextId("AROA", 21),
            Partition = Partition,
            AccountId = account.Id,
            Name = name,
            Path = path,
            Description = description,
            CreatedAt = Now,
            MaxSessionSeconds = maxSessionSeconds,
            TrustPolicy = trustPolicy,
        };
        account.Roles.Add(name, role);
        return role;
    }

    /// <summary>Attaches a policy to a target.</summary>
    public void Attach(string policyId, string targetId)
    {
        if (!Attachments.TryGetValue(targetId, out var attached))
            Attachments[targetId] = attached = [];
        attached.Add(policyId);
    }

    /// <summary>Attaches FullAWSAccess to a target, as AWS does to each.</summary>
    public void AttachFullAccess(string targetId) => Attach(OrganizationPolicy.FullAwsAccessId, targetId);

    /// <summary>The id of the next account to be created: not one that exists.</summary>
    public string NextAccountId()
    {
        while (true)
        {
            var id = (600_000_000_000L + Next("account")).ToString(CultureInfo.InvariantCulture);
            if (!Accounts.ContainsKey(id))
                return id;
        }
    }

    /// <summary>A number that was not given out before for this purpose: ids are the same in every run.</summary>
    public int Next(string purpose) => _counters[purpose] = _counters.GetValueOrDefault(purpose) + 1;

    /// <summary>An id of a fixed length: a prefix and a counter, in digits and capital letters.</summary>
    public string NextId(string prefix, int length) =>
        prefix + Next(prefix).ToString(CultureInfo.InvariantCulture).PadLeft(length - prefix.Length, '0');

    /// <summary>An id of the form that AWS gives to events and messages, the same in every run.</summary>
    public string NextUuid(string purpose) => $"{Next(purpose):00000000}-0000-4000-8000-000000000000";
}
