using Guardrails.Core.Ids;

namespace Guardrails.Core.Roles;

/// <summary>
/// The values that only CloudFormation knows of a role that is the same in every account: where it makes the role.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
/// </remarks>
public static class PseudoParameters
{
    /// <summary>The account of the stack.</summary>
    public const string AccountId = "${AWS::AccountId}";

    /// <summary>The Region of the stack.</summary>
    public const string Region = "${AWS::Region}";

    /// <summary>Tells whether a text holds any.</summary>
    public static bool AreIn(string text) => text.Contains("${AWS::", StringComparison.Ordinal);

    /// <summary>
    /// The name of the parameter that is the whole text, such as <c>AWS::Region</c>; null where there is more to it.
    /// </summary>
    public static string? Only(string text) => text is AccountId or Region ? text[2..^1] : null;

    /// <summary>A text with each of them filled in.</summary>
    public static string Fill(string text, AccountId account, string region) => text
        .Replace(AccountId, account.Value, StringComparison.Ordinal)
        .Replace(Region, region, StringComparison.Ordinal);
}
