using Guardrails.Core.Ids;

namespace Guardrails.Core.Setup;

/// <summary>The accounts that administer one service for the organization.</summary>
/// <param name="Service">The service principal.</param>
/// <param name="Accounts">Its delegated administrators, as AWS lists them.</param>
public sealed record Delegation(string Service, IReadOnlyList<DelegatedAccount> Accounts)
{
    /// <summary>Tells whether an account is among the administrators.</summary>
    public bool Has(AccountId account) => Accounts.Any(administrator => administrator.Id == account);

    /// <summary>The same with one more administrator.</summary>
    public Delegation With(AccountId account) => this with { Accounts = [.. Accounts, new(account, Name: null)] };

    /// <summary>The refusal of AWS to register an account, as these administrators are there already.</summary>
    /// <param name="account">The account that was to be registered.</param>
    /// <param name="isFull">True if the service takes no more; otherwise AWS has the account as registered.</param>
    /// <param name="answer">AWS's own words.</param>
    /// <remarks>
    /// AWS decides which services take several, and how many, and says so only by refusing one too many.
    /// </remarks>
    public SetupRefusal Refused(AccountId account, bool isFull, string answer)
    {
        var holders = Accounts.Count == 0 ? "nobody" : string.Join(", ", Accounts);
        var full = isFull
            ? $"AWS takes no more delegated administrators of {Service} "
                + $"than the {Accounts.Count} that the organization has"
            : $"AWS says that {account} is already registered for {Service}, but lists these delegated administrators";
        var example = Accounts.Count == 0 ? "ACCOUNT" : Accounts[0].Id.Value;
        return new(
            "$.delegatedAdministrator",
            $"{full}: {holders} ({answer.TrimEnd('.')})",
            "where one of them no longer acts for the service, run in the management account "
            + "'aws organizations deregister-delegated-administrator "
            + $"--service-principal {Service} --account-id {example}'; "
            + "or name one of them as delegatedAdministrator in the organization file. Then deploy again.");
    }
}

/// <summary>A delegated administrator.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name, where AWS tells it.</param>
public sealed record DelegatedAccount(AccountId Id, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Name) ? Id.Value : $"{Id} ({Name})";
}
