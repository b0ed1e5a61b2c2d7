using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>An account as a message names it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name; empty where it is not known.</param>
/// <param name="Place">The units above it, such as <c>Root/Workloads</c>; empty where they are not known.</param>
/// <param name="Call">The people to call, such as the owner that a tag names, each in a line; none where nobody is
/// known.</param>
public sealed record ToldAccount(AccountId Id, string Name, string Place, IReadOnlyList<string> Call)
{
    /// <summary>The place of the account's security contact, which Guardrails cannot read.</summary>
    public string SecurityContact =>
        "Its security contact cannot be read from here. It stands in the account's settings under alternate contacts; "
        + "the management account reads it with `aws account get-alternate-contact --account-id "
        + $"{Id} --alternate-contact-type SECURITY`.";
}
