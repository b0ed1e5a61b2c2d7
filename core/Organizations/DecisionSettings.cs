namespace Guardrails.Core.Organizations;

/// <summary>The people whose decisions count.</summary>
/// <param name="People">
/// The ARNs of roles of the delegated administrator account whose trust pins the session's name, besides the roles of
/// IAM Identity Center.
/// </param>
public sealed record DecisionSettings(IReadOnlyList<string> People)
{
    /// <summary>People who come by IAM Identity Center alone.</summary>
    public static readonly DecisionSettings Default = new([]);
}
