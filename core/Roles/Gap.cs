using Guardrails.Core.Ids;

namespace Guardrails.Core.Roles;

/// <summary>
/// The part that an ARN of a grant leaves open: a statement says <c>*</c> there, and a call says which one.
/// </summary>
public static class Gap
{
    /// <summary>The account that the call is about.</summary>
    public const string Account = "{account}";

    /// <summary>A name or id that AWS makes.</summary>
    public const string Name = "{name}";

    // A policy variable stays in the statement: AWS fills it in.
    private const string Caller = "${aws:PrincipalAccount}";

    /// <summary>The resource as a statement has it.</summary>
    internal static string AsPattern(string resource) => resource
        .Replace(Account, "*", StringComparison.Ordinal)
        .Replace(Name, "*", StringComparison.Ordinal);

    /// <summary>The resource as a call has it.</summary>
    internal static string Fill(string resource, AccountId caller, AccountId about) => resource
        .Replace(Account, about.Value, StringComparison.Ordinal)
        .Replace(Name, "example", StringComparison.Ordinal)
        .Replace(Caller, caller.Value, StringComparison.Ordinal);
}
