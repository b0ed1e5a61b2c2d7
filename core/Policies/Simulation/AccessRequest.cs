namespace Guardrails.Core.Policies;

/// <summary>What is asked of the policies.</summary>
/// <param name="Action">The IAM action, such as <c>iam:CreateAccessKey</c>; compared without case.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c> for an action without resource-level permissions.</param>
/// <param name="Context">
/// The condition keys of the request, compared without case. Nothing is filled in: a key that is not here, or has no value, is
/// missing, or where <see cref="Missing"/> is given, unknown.
/// </param>
public sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    /// <summary>
    /// Null where <see cref="Context"/> is the whole request. Otherwise only these keys are missing for certain (one that ends in
    /// <c>/*</c> stands for a family, such as <c>aws:PrincipalTag/*</c>), and a key that stands in neither is unknown: a condition
    /// that asks for it cannot be told.
    /// </summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Whether nothing is known of a condition key, not even that the request does not have it.</summary>
    public bool IsUnknown(string key) =>
        Missing is not null && ValuesOf(key).Count == 0 && !Missing.Any(missing => missing.EndsWith("/*", StringComparison.Ordinal)
            ? key.StartsWith(missing[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(missing, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of a condition key; empty where the request does not have it.</summary>
    public IReadOnlyList<string> ValuesOf(string key) =>
        Context.TryGetValue(key, out var values)
            ? values
            : Context.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Value ?? [];
}
