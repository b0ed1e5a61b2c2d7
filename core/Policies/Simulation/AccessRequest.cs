namespace Guardrails.Core.Policies.Simulation;

/// <summary>The question that is asked of the policies.</summary>
/// <param name="Action">The IAM action, such as <c>iam:CreateAccessKey</c>; compared without case.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c> for an action without resource-level permissions.</param>
/// <param name="Context">
/// The condition keys of the request, compared without case. Nothing is filled in: a key that is not here, or has no
/// value, is missing, or where <see cref="Missing"/> is given, unknown.
/// </param>
public sealed record AccessRequest(
    string Action,
    string Resource,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    /// <summary>
    /// Null where <see cref="Context"/> is the whole request. Otherwise only these keys are missing for certain (one
    /// that ends in <c>/*</c> stands for a family, such as <c>aws:PrincipalTag/*</c>), and those that no such request
    /// can have: keys of another service, and tags of a resource that has none. A key that stands in neither is
    /// unknown: a condition that asks for it cannot be told.
    /// </summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>
    /// Keys that the request has with the value false or lacks, of which it is not known which; only where <see
    /// cref="Missing"/> is given.
    /// </summary>
    public IReadOnlyList<string> FalseOrMissing { get; init; } = [];

    /// <summary>True for the principal of which no identity provider vouches: it has no key of one.</summary>
    public bool HasNoIdentityProvider { get; init; }

    /// <summary>True where the action makes the resource, which then has no tags but those in the request.</summary>
    public bool MakesResource { get; init; }

    private Cached<AccessRequest, KeyValuePair<string, IReadOnlyList<string>>[]> _keys;

    /// <summary>
    /// Tells whether nothing is known of a condition key, not even that the request does not have it.
    /// </summary>
    public bool IsUnknown(string key)
    {
        if (Missing is null || ValuesOf(key).Count > 0)
            return false;
        foreach (var missing in Missing)
        {
            if (Names(missing, key))
                return false;
        }

        return !CannotHave(key);
    }

    /// <summary>Tells whether a key is false or missing, and it is not known which.</summary>
    internal bool IsFalseOrMissing(string key) =>
        FalseOrMissing.Contains(key, StringComparer.OrdinalIgnoreCase) && IsUnknown(key);

    /// <summary>The values of a condition key; empty where the request does not have it.</summary>
    /// <remarks>
    /// Keys can differ in case only, as tags do: AWS matches all of them and promises nothing, so together they have
    /// several values.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
    /// </remarks>
    public IReadOnlyList<string> ValuesOf(string key)
    {
        IReadOnlyList<string> values = [];
        foreach (var entry in _keys.Of(this, static request => [.. request.Context]))
        {
            if (string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))
                values = values.Count == 0 ? entry.Value : [.. values, .. entry.Value];
        }

        return values;
    }

    private bool CannotHave(string key) =>
        ContextKeys.IsOfAnotherService(key, Action)
        || (ContextKeys.IsTagOfResource(key) && (MakesResource || !ContextKeys.CanBeTagged(Resource, Action)))
        || (HasNoIdentityProvider && ContextKeys.IsOfIdentityProvider(key));

    private static bool Names(string missing, string key) => missing.EndsWith("/*", StringComparison.Ordinal)
        ? key.AsSpan().StartsWith(missing.AsSpan(0, missing.Length - 1), StringComparison.OrdinalIgnoreCase)
        : string.Equals(missing, key, StringComparison.OrdinalIgnoreCase);
}
