namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The permissions that a role needs to make a call: one of five answers, and there is no other.</summary>
public abstract record MappedCall
{
    private MappedCall()
    {
    }

    /// <summary>Permissions.</summary>
    /// <param name="Permissions">All of them; each is needed.</param>
    /// <param name="PassesRoleOf">
    /// Instance profiles whose role the call passes, while nothing in the event says which role that is.
    /// </param>
    public sealed record Needs(
        IReadOnlyList<NeededPermission> Permissions, IReadOnlyList<string> PassesRoleOf) : MappedCall;

    /// <summary>No permission at all.</summary>
    /// <param name="Source">AWS's page that says so.</param>
    public sealed record NeedsNothing(string Source) : MappedCall;

    /// <summary>No role can make the call, whatever it is allowed.</summary>
    /// <param name="Why">The reason, as a sentence.</param>
    /// <param name="Source">AWS's page that says so.</param>
    public sealed record NotForARole(string Why, string Source) : MappedCall;

    /// <summary>Nobody can tell which action it is: no table has the name, and AWS lists no such action.</summary>
    /// <param name="Why">The reason, as a sentence.</param>
    public sealed record Unmapped(string Why) : MappedCall;

    /// <summary>The action is known, but the name of its resource has characters that no policy can hold.</summary>
    /// <param name="Action">The action.</param>
    /// <param name="Name">The name, as the event has it.</param>
    public sealed record Unwritable(string Action, string Name) : MappedCall;
}

/// <summary>A permission that a call needs.</summary>
/// <param name="Action">The action, such as <c>s3:GetObject</c>.</param>
public sealed record NeededPermission(string Action, ResourceScope Scope)
{
    /// <summary>The value that a condition key must have; null for a permission without a condition.</summary>
    public NeededValue? Only { get; init; }
}

/// <summary>The value that a condition key must have.</summary>
/// <param name="Key">Such as <c>iam:PassedToService</c>.</param>
public sealed record NeededValue(string Key, string Value);

/// <summary>The resources that a permission is about.</summary>
public abstract record ResourceScope
{
    private ResourceScope()
    {
    }

    /// <summary>Those that the event names.</summary>
    /// <param name="Arns">
    /// Their ARNs as a policy writes them. A wildcard stands only where AWS fills in a part that no event has.
    /// </param>
    public sealed record Named(IReadOnlyList<string> Arns) : ResourceScope;

    /// <summary>All: the action can only be allowed on <c>*</c>.</summary>
    public sealed record NoneExist : ResourceScope;

    /// <summary>All, because the event names no resource of a type that the action has.</summary>
    public sealed record NotNamed : ResourceScope;
}
