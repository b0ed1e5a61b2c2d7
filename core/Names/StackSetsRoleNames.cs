namespace Guardrails.Core.Names;

/// <summary>The name of the role by which StackSets acts in a member account.</summary>
/// <remarks>
/// It is <c>stacksets-exec-</c> and 32 hexadecimal digits of AWS's choice (docs/adr/0003). Source:
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html
/// </remarks>
public static class StackSetsRoleNames
{
    /// <summary>Its beginning.</summary>
    public const string Prefix = "stacksets-exec-";

    /// <summary>The number of digits after it.</summary>
    public const int Digits = 32;

    /// <summary>True for such a name.</summary>
    public static bool IsOne(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.Length == Prefix.Length + Digits
            && name[Prefix.Length..].All(char.IsAsciiHexDigitLower);
    }
}
