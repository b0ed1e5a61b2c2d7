namespace Guardrails.Core.Usage.Replacement;

/// <summary>A thing that the events do not show, so that the role may lack it or have too much.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The thing, as a sentence.</param>
/// <param name="About">The actions or events that it is about; empty where it is about all.</param>
public sealed record BlindSpot(BlindSpotKind Kind, string Text, IReadOnlyList<string> About);

/// <summary>The kinds of blind spot, of which there are no others.</summary>
public enum BlindSpotKind
{
    /// <summary>Calls on data are in no event history.</summary>
    DataEvents,

    /// <summary>The event history ends after 90 days.</summary>
    OlderCalls,

    /// <summary>Conditions of the calls, such as the network that they came from, are in no statement.</summary>
    Conditions,

    /// <summary>Policies of resources may let root in, and not the role.</summary>
    ResourcePolicies,

    /// <summary>AWS services ask for permissions that are logged nowhere.</summary>
    UnloggedPermissions,

    /// <summary>Events whose action nobody can tell.</summary>
    Unmapped,

    /// <summary>Actions that are allowed on every resource, because the events name none.</summary>
    AnyResource,

    /// <summary>Actions that are allowed on every object of a bucket, because the events name too many.</summary>
    ManyObjects,

    /// <summary>Calls that an AWS service made for the key.</summary>
    CalledByService,

    /// <summary>Instance profiles whose role is passed, and that no event names.</summary>
    RoleOfInstanceProfile,

    /// <summary>Changes of policies that perhaps only root can undo again.</summary>
    PerhapsRootOnly,
}
