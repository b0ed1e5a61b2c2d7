using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>Which account a joining event is about.</summary>
/// <remarks>
/// The events of CreateAccount and of Control Tower are documented, AccountJoinedOrganization is not: its page tells its name, joinedMethod
/// and joinedTime only (UNCONFIRMED). So all are read one way that needs no exact place: the one account id in the event's details that is
/// not the management account's, where some are called an account's id of those, else of all.
/// </remarks>
/// <param name="Account">The account, or null where the event names none, or several.</param>
/// <param name="Candidates">How many it names.</param>
/// <param name="OnlyManagement">It names the management account alone.</param>
/// <param name="State">What became of it, in capitals, where the event says.</param>
internal sealed record Joined(AccountId? Account, int Candidates, bool OnlyManagement, string? State)
{
    private static readonly string[] Details = ["serviceEventDetails", "additionalEventData", "responseElements", "requestParameters"];

    public static Joined Read(EventJson detail, AccountId management)
    {
        var texts = Details.SelectMany(name => detail.OptionalObject(name)?.TextsWithin() ?? []).ToList();
        var ids = texts
            .Select(text => (text.Name, Account: AccountId.TryParse(text.Value)))
            .Where(text => text.Account is not null)
            .ToList();
        var others = ids.Where(id => id.Account != management).ToList();
        var named = others.Where(id => IsOfAccount(id.Name)).ToList();
        var accounts = (named is [] ? others : named).Select(id => id.Account).Distinct().ToList();
        return new(
            accounts is [var only] ? only : null,
            accounts.Count,
            OnlyManagement: ids is not [] && others is [],
            texts.FirstOrDefault(text => text.Name.Equals("state", StringComparison.OrdinalIgnoreCase)).Value?.ToUpperInvariant());
    }

    private static bool IsOfAccount(string name) =>
        name.EndsWith("accountId", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("management", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("master", StringComparison.OrdinalIgnoreCase)
        // The account of the other partition that CreateGovCloudAccount makes beside this one: it is of no organization here.
        && !name.StartsWith("govCloud", StringComparison.OrdinalIgnoreCase);
}
