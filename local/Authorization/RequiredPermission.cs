namespace Guardrails.Local.Authorization;

/// <summary>An action and resource that a call must be allowed.</summary>
/// <param name="Action">
/// The IAM action, such as <c>iam:CreateRole</c>; empty for an operation that needs no permission.
/// </param>
/// <param name="Resource">The whole ARN, or <c>*</c> for an action without resource-level permissions.</param>
internal sealed record RequiredPermission(string Action, string Resource = "*")
{
    /// <summary>For operations that anyone may call, such as sts:GetCallerIdentity.</summary>
    public static readonly RequiredPermission Nothing = new("");

    /// <summary>Condition keys that this request has besides the global ones.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Further permissions that the call needs, such as iam:PassRole.</summary>
    public IReadOnlyList<RequiredPermission> Also { get; init; } = [];

    /// <summary>The same permission, with one more condition key; a null value leaves the key missing.</summary>
    public RequiredPermission With(string key, string? value) => value is null
        ? this
        : this with { Context = new Dictionary<string, IReadOnlyList<string>>(Context) { [key] = [value] } };

    /// <summary>The permission for an action that has no resource-level permissions.</summary>
    public static Func<Call, System.Text.Json.Nodes.JsonObject, RequiredPermission> Of(string action) =>
        (_, _) => new RequiredPermission(action);
}
