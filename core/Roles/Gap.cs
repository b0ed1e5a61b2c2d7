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

    /// <summary>
    /// The id that AWS gives to a policy when its stack is made: CloudFormation fills it in, so that the statement
    /// names it and a call has it.
    /// </summary>
    /// <param name="guardrail">The guardrail whose policy it is.</param>
    public static string PolicyId(string guardrail) => $"{{id of {guardrail}}}";

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
