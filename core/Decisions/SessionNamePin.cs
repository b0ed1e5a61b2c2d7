using Guardrails.Core.Names;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Decisions;

/// <summary>The question whether a trust policy lets a caller choose the name of the session.</summary>
/// <remarks>
/// AssumeRole takes the name from the caller, and so does AssumeRoleWithWebIdentity; AssumeRoleWithSAML takes it from
/// the identity provider's assertion. One condition is accepted as a pin: <c>StringEquals</c> or <c>StringLike</c> of
/// <c>sts:RoleSessionName</c> to <c>${aws:username}</c> and nothing else, which holds for an IAM user under its own
/// name and for no other caller. A fixed name would do for one person in one statement, and for nobody who reads the
/// next one; tags and source identities are the caller's to choose, unless yet another policy pins them. Source:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
/// </remarks>
internal static class SessionNamePin
{
    private const string SessionName = "sts:RoleSessionName";
    private const string UserName = "${aws:username}";

    private static readonly string[] NamedByCaller = [StsActions.AssumeRole, StsActions.AssumeRoleWithWebIdentity];

    /// <summary>The fault of the trust policy of a role that is listed; null where it pins the name.</summary>
    public static string? Fault(PolicyDocument trust) =>
        Opening(trust, [.. NamedByCaller, StsActions.AssumeRoleWithSaml]) is not { Count: > 0 } opening
            ? $"opens no session. {Remedy}"
            : opening.Select(Fault).FirstOrDefault(fault => fault is not null);

    /// <summary>
    /// The fault of the trust policy of a role whose sessions an identity provider names; null where nothing but that
    /// opens one.
    /// </summary>
    public static string? FreeFault(PolicyDocument trust) => Opening(trust, NamedByCaller).Count == 0
        ? null
        : "lets callers choose the name of the session, which IAM Identity Center's own never do. Find out who made "
            + "the role, and sign in with one that IAM Identity Center made.";

    private const string Remedy =
        $"Give each of its Allow statements the condition \"StringEquals\": {{\"{SessionName}\": \"{UserName}\"}} and "
        + "principals that it names, and run the command again.";

    private static IReadOnlyList<PolicyStatement> Opening(PolicyDocument trust, IReadOnlyList<string> actions) =>
    [
        .. trust.Statements.Where(statement => statement.Effect == Effect.Allow
            && actions.Any(action => !new ActionMatch(statement.Actions).Of(action).IsNo)),
    ];

    private static string? Fault(PolicyStatement statement)
    {
        var match = new ActionMatch(statement.Actions);
        if (!match.Of(StsActions.AssumeRoleWithWebIdentity).IsNo || !match.Of(StsActions.AssumeRoleWithSaml).IsNo)
            return $"opens sessions by an identity provider, for which no pin is known here. {Remedy}";

        // Anybody's account has users of any name.
        if (statement.Principal is not { Except: false } principal || principal.Entries.Any(IsAnybody))
            return $"does not say whom it lets in. {Remedy}";
        return statement.Conditions.Any(IsPin) ? null : $"lets callers choose the name of the session. {Remedy}";
    }

    private static bool IsAnybody(PrincipalEntry entry) =>
        entry.Kind == PrincipalKind.Everybody || Patterns.HasWildcards(entry.Value);

    private static bool IsPin(PolicyCondition condition) =>
        condition.Operator.ToUpperInvariant() is "STRINGEQUALS" or "STRINGLIKE"
        && string.Equals(condition.Key, SessionName, StringComparison.OrdinalIgnoreCase)
        && condition.Values is [var only]
        && string.Equals(only, UserName, StringComparison.OrdinalIgnoreCase);
}
