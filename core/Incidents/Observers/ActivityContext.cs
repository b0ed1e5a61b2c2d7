using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The knowledge of an organization by which an event is judged.</summary>
public sealed record ActivityContext
{
    /// <summary>The partition.</summary>
    public required Partition Partition { get; init; }

    /// <summary>The management account: it alone says who left.</summary>
    public required AccountId ManagementAccount { get; init; }

    /// <summary>The accounts of the organization.</summary>
    public required IReadOnlySet<AccountId> Accounts { get; init; }

    /// <summary>The accounts that may send a notice of AWS's about another one.</summary>
    public IReadOnlySet<AccountId> SpeakForOthers { get; init; } = new HashSet<AccountId>();

    /// <summary>
    /// The roles that may open root sessions, by ARN, each with the ARNs of the task policies that it may open one for.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> RootSessions { get; init; }

    /// <summary>
    /// The ids of access keys of root sessions that the function that deletes wrote down, because people decided on it.
    /// </summary>
    public IReadOnlySet<string> DeletionSessions { get; init; } = new HashSet<string>();

    /// <summary>The ARNs of the roles that the deploy acts by: what they change is meant.</summary>
    public IReadOnlyList<string> DeployRoles { get; init; } = [];

    /// <summary>
    /// The names of policies that an event names by id: null for one that no longer exists. One that is missing here is
    /// not known, and counts as a guardrail.
    /// </summary>
    public IReadOnlyDictionary<string, string?> PolicyNames { get; init; } = new Dictionary<string, string?>();

    /// <summary>Networks, services and Regions that each root key was used from before, by access key id.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<KeyUseTrait>> KnownUses { get; init; } =
        new Dictionary<string, IReadOnlySet<KeyUseTrait>>();
}
