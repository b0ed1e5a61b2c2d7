namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The keys of a call that reads with one and writes with another.</summary>
/// <remarks>
/// The event lists both in that order. Source: https://docs.aws.amazon.com/kms/latest/developerguide/ct-reencrypt.html
/// </remarks>
internal static class ReEncryptedKeys
{
    /// <summary>The listed ARNs that an action is about.</summary>
    public static IReadOnlyList<string> Of(IamAction action, IReadOnlyList<string> listed) =>
        (action.FullName, listed) switch
        {
            ("kms:ReEncryptFrom", [var source, _]) => [source],
            ("kms:ReEncryptTo", [_, var destination]) => [destination],
            _ => listed,
        };
}
