namespace Guardrails.Core.Policies;

/// <summary>What is asked of the policies.</summary>
/// <param name="Action">The IAM action, such as <c>iam:CreateAccessKey</c>; compared without case.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c> for an action without resource-level permissions.</param>
/// <param name="Context">
/// The condition keys of the request, compared without case. A key that is not here, or has no value, is missing: nothing is filled in.
/// </param>
public sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    /// <summary>The values of a condition key; empty where the request does not have it.</summary>
    public IReadOnlyList<string> ValuesOf(string key) =>
        Context.TryGetValue(key, out var values)
            ? values
            : Context.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Value ?? [];
}
