using Guardrails.Core.Ids;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>Tells whether a trust policy's principal is the caller.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// </remarks>
internal static class PrincipalMatch
{
    public static Truth Of(PrincipalElement principal, Caller caller) =>
        principal.Except
            ? Truth.Unknown($"NotPrincipal is not supported")
            : principal.Entries.Aggregate(Truth.No, (any, entry) => any.Or(Of(entry, caller)));

    private static Truth Of(PrincipalEntry entry, Caller caller) => (entry.Kind, caller.Service) switch
    {
        (PrincipalKind.Everybody, null) => Truth.Yes,
        (PrincipalKind.Everybody, _) => Truth.Unknown($"whether Principal * includes services is not decided"),
        (PrincipalKind.AWS, null) => OfAws(entry.Value, caller),
        (PrincipalKind.Service, not null) => Truth.Of(entry.Value == caller.Service),
        (PrincipalKind.CanonicalUser, null) => Truth.Unknown($"canonical user ids are not supported"),
        _ => Truth.No,
    };

    private static Truth OfAws(string value, Caller caller)
    {
        if (value == "*" || caller.Arns.Contains(value))
            return Truth.Yes;
        if (WholeAccount(value) is { } account)
            return Truth.Of(account == caller.Account);
        return value.StartsWith("arn:", StringComparison.Ordinal) && !value.Contains('*', StringComparison.Ordinal)
            ? Truth.No
            : Truth.Unknown($"Principal '{value}' is neither an account nor the whole ARN of a user, role or session");
    }

    // An account's id and the ARN of its root mean the same: everybody in that account whom the account itself permits.
    private static AccountId? WholeAccount(string value) =>
        value.Split(':') is ["arn", _, "iam", "", var account, "root"]
            ? AccountId.TryParse(account)
            : AccountId.TryParse(value);
}
