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
    /// that ends in <c>/*</c> stands for a family, such as <c>aws:PrincipalTag/*</c>), and a key that stands in neither
    /// is unknown: a condition that asks for it cannot be told.
    /// </summary>
    public IReadOnlyList<string>? Missing { get; init; }

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

        return true;
    }

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

    private static bool Names(string missing, string key) => missing.EndsWith("/*", StringComparison.Ordinal)
        ? key.AsSpan().StartsWith(missing.AsSpan(0, missing.Length - 1), StringComparison.OrdinalIgnoreCase)
        : string.Equals(missing, key, StringComparison.OrdinalIgnoreCase);
}
