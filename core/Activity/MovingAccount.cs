using Guardrails.Core.Ids;

namespace Guardrails.Core.Activity;

/// <summary>The account that an event says has joined the organization, or left it.</summary>
/// <remarks>
/// The events of CreateAccount and of Control Tower are documented, AccountJoinedOrganization and
/// AccountDepartedOrganization are not: their pages tell their names, a method and a time only (UNCONFIRMED). So all
/// are read one way that needs no exact place: the one account id in the event's details that is not the management
/// account's, where some are called an account's id of those, else of all.
/// </remarks>
/// <param name="Account">The account, or null where the event names none, or several.</param>
/// <param name="Candidates">The number of accounts that it names.</param>
/// <param name="OnlyManagement">True where it names the management account alone.</param>
/// <param name="State">The end of the attempt, in capitals, where the event says.</param>
internal sealed record MovingAccount(AccountId? Account, int Candidates, bool OnlyManagement, string? State)
{
    public static MovingAccount Of(ActivityDetails details, AccountId management)
    {
        var texts = details.Texts().ToList();
        var ids = texts
            .Select(text => (text.Name, Account: AccountId.TryParse(text.Value)))
            .Where(text => text.Account is not null)
            .ToList();
        var others = ids.Where(id => id.Account != management).ToList();
        var named = others.Where(id => IsOfAccount(id.Name)).ToList();
        var accounts = (named is [] ? others : named).Select(id => id.Account).Distinct().ToList();
        var state = texts.FirstOrDefault(text => text.Name.Equals("state", StringComparison.OrdinalIgnoreCase)).Value;
        return new(
            accounts is [var only] ? only : null,
            accounts.Count,
            OnlyManagement: ids is not [] && others is [],
            state?.ToUpperInvariant());
    }

    private static bool IsOfAccount(string name) =>
        name.EndsWith("accountId", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("management", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("master", StringComparison.OrdinalIgnoreCase)
        // The other partition's account that CreateGovCloudAccount makes beside this one: it is in
        // no organization here.
        && !name.StartsWith("govCloud", StringComparison.OrdinalIgnoreCase);
}
