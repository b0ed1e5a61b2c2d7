using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>One statement that keeps one part of Guardrails from working after the deploy, or may.</summary>
/// <param name="Purpose">The part.</param>
/// <param name="IsCertain">True where it denies; false where that cannot be told.</param>
/// <param name="IsNew">True where the calls are allowed before the deploy.</param>
/// <param name="Policy">The policy's name; null where no policy allows the calls.</param>
/// <param name="Statement">The statement's Sid, or its number in the policy, from 1; null likewise.</param>
/// <param name="Principals">The ARNs by which a policy would name the principals, in every account.</param>
/// <param name="Regions">The Regions of the stacks and functions that make the calls.</param>
/// <param name="Actions">The actions that are denied.</param>
/// <param name="Accounts">The accounts that are touched, by id.</param>
/// <param name="Text">The finding in sentences: the statement, what it means, and the remedy.</param>
public sealed record OwnCallFinding(
    OwnPurpose Purpose,
    bool IsCertain,
    bool IsNew,
    string? Policy,
    string? Statement,
    IReadOnlyList<string> Principals,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Actions,
    IReadOnlyList<AccountId> Accounts,
    string Text)
{
    /// <summary>The SHA-256 of the statement; null where no policy allows the calls.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The acceptance that counts for a statement that cannot be told; null where there is none.</summary>
    public AcceptedStatement? Accepted { get; init; }
}
