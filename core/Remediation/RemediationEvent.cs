using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Remediation;

/// <summary>An event for a function that remediates: it names a remediation, and proves nothing.</summary>
/// <param name="Account">The account.</param>
/// <param name="Remediation">The remediation's id.</param>
public sealed record RemediationEvent(AccountId Account, string Remediation)
{
    private const string AccountMember = "account";
    private const string RemediationMember = "remediation";

    /// <summary>The event.</summary>
    public JsonObject ToJson() => new()
    {
        [AccountMember] = Account.Value,
        [RemediationMember] = Remediation,
    };

    /// <summary>Reads an event. A member that has no meaning is an error.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static RemediationEvent Read(string text)
    {
        var json = EventText.Parse("The event", text);
        var fields = new EventJson(json, "The event");
        RemediationEvent read = new(fields.Account(AccountMember), fields.Text(RemediationMember));
        if (json.FirstOrDefault(member => member.Key is not (AccountMember or RemediationMember)).Key is { } other)
            throw new FormatException($"The event has a member {Printable.Short(other)}, which has no meaning.");
        return CaseNumber.AccountOf(read.Remediation) == read.Account
            ? read
            : throw new FormatException(
                $"The event's remediation is {Printable.Short(read.Remediation)}: expected the id of one of account "
                + $"{read.Account}, such as {read.Account}-0123abcd.");
    }
}
