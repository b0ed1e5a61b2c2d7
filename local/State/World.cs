using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;

namespace Guardrails.Local.State;

/// <summary>Everything that exists in the embedded organization: one mutable state, guarded by one lock.</summary>
internal sealed partial class World
{
    private readonly Dictionary<string, int> counters = [];

    /// <summary>Whoever reads or changes the world holds this. It may be taken again by its holder.</summary>
    public Lock Gate { get; } = new();

    public required TimeProvider Time { get; init; }

    public required string OrganizationId { get; init; }

    public required string RootId { get; init; }

    public required string ManagementAccountId { get; init; }

    public required string Partition { get; init; }

    public required string HomeRegion { get; init; }

    public DateTimeOffset Now => Time.GetUtcNow();

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

    /// <summary>CloudFormation's trusted access for StackSets: ENABLED, DISABLED or DISABLED_PERMANENTLY.</summary>
    public string StackSetsAccess { get; set; } = "DISABLED";

    /// <summary>Called, outside the lock, when an account has joined: StackSets and Config follow from here.</summary>
    public List<Func<Account, CancellationToken, Task>> WhenAccountJoins { get; } = [];

    /// <summary>Calls that were refused, oldest first.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>What was called for and allowed.</summary>
    public HashSet<Use> Uses { get; } = [];

    /// <summary>Remembers a refused call.</summary>
    public void Refused(string accountId, string message)
    {
        lock (Gate)
            Refusals.Add(new(accountId, message, message.Contains(Authorizer.ServiceControlPolicyReason, StringComparison.Ordinal)));
    }

    /// <summary>The account of that id, which must exist.</summary>
    public Account Account(string id) =>
        Accounts.GetValueOrDefault(id) ?? throw new AwsError("AccountNotFoundException", $"You specified an account that doesn't exist: {id}");

    /// <summary>The role of that ARN, or null.</summary>
    public Role? FindRole(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || !parts[5].StartsWith("role/", StringComparison.Ordinal))
            return null;
        var role = Accounts.GetValueOrDefault(parts[4])?.Roles.GetValueOrDefault(parts[5][(parts[5].LastIndexOf('/') + 1)..]);
        return role?.Arn == arn ? role : null;
    }

    /// <summary>The ids on the way from the root to a target, both included.</summary>
    public IReadOnlyList<string> PathTo(string targetId)
    {
        var path = new List<string>();
        for (string? id = targetId; id is not null; id = Accounts.GetValueOrDefault(id)?.ParentId ?? Units.GetValueOrDefault(id)?.ParentId)
            path.Insert(0, id);
        return path;
    }

    /// <summary>A number that was not given out before for this purpose: ids are the same in every run.</summary>
    public int Next(string purpose) => counters[purpose] = counters.GetValueOrDefault(purpose) + 1;

    /// <summary>An id of a fixed length: a prefix and a counter, in digits and capital letters.</summary>
    public string NextId(string prefix, int length) =>
        prefix + Next(prefix).ToString(CultureInfo.InvariantCulture).PadLeft(length - prefix.Length, '0');

    /// <summary>The partition as <c>core</c> knows it.</summary>
    public Partition KnownPartition => Core.Ids.Partition.TryParse(Partition)!;
}
