using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// The delegated administrator may act for each service. Other accounts that are registered, too, stay so: AWS decides
/// which services take several, and how many, and answers with a limit where another one would be too many.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
/// </remarks>
internal sealed class RegisterDelegatedAdministrators : IStep
{
    private const string Register = OrganizationsActions.RegisterDelegatedAdministrator;
    private const string State = "DelegatedAdministrators";

    public string Doing => "registering the delegated administrator";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var found = new List<Delegation>();
        foreach (var service in setup.Wanted.Delegated.Distinct(StringComparer.Ordinal))
            found.Add(await ReadAsync(setup, service, cancellation));
        setup.Found(State, Text(found));

        var settled = found.ToDictionary(delegation => delegation.Service, StringComparer.Ordinal);
        foreach (var change in setup.ChangesFor<DelegationChange>(new() { Delegations = found }))
            settled[change.Service] = await RegisterAsync(setup, change, settled[change.Service], cancellation);
        setup.Settled(State, Text(found.Select(delegation => settled[delegation.Service])));
    }

    private static async Task<Delegation> RegisterAsync(
        Setup setup, DelegationChange change, Delegation found, CancellationToken cancellation)
    {
        var request = new RegisterDelegatedAdministratorRequest
        {
            AccountId = change.Account.Value,
            ServicePrincipal = change.Service,
        };
        var refusal = await setup.Calls.MakeAsync<AmazonOrganizationsException?>(Register, async () =>
        {
            try
            {
                await setup.Organizations.RegisterDelegatedAdministratorAsync(request, cancellation);
                return null;
            }
            catch (AccountAlreadyRegisteredException exception)
            {
                return exception;
            }
            catch (ConstraintViolationException exception) when (IsFull(exception))
            {
                return exception;
            }
        }, cancellation);

        if (refusal is null)
        {
            setup.Changed(change);
            return found.With(change.Account);
        }

        // Somebody else may have registered it since it was looked up.
        var now = await ReadAsync(setup, change.Service, cancellation);
        if (now.Has(change.Account))
            return now;
        var isFull = refusal is ConstraintViolationException;
        throw setup.Refused(Register, now.Refused(change.Account, isFull, setup.Calls.Reason(refusal)), refusal);
    }

    private static bool IsFull(ConstraintViolationException exception) =>
        exception.Reason == ConstraintViolationExceptionReason.MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED
        || exception.Reason == ConstraintViolationExceptionReason.DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE;

    private static async Task<Delegation> ReadAsync(Setup setup, string service, CancellationToken cancellation)
    {
        var accounts = await setup.Calls.ListAsync(
            OrganizationsActions.ListDelegatedAdministrators,
            token => setup.Organizations.ListDelegatedAdministratorsAsync(
                new ListDelegatedAdministratorsRequest { ServicePrincipal = service, NextToken = token }, cancellation),
            answer => Page.Of(answer.DelegatedAdministrators, answer.NextToken),
            cancellation);
        return new(
            service, [.. accounts.Select(account => new DelegatedAccount(AccountId.Parse(account.Id), account.Name))]);
    }

    private static string Text(IEnumerable<Delegation> delegations) => string.Join(
        ',',
        from delegation in delegations
        let accounts = delegation.Accounts.Select(account => account.Id.Value).Order(StringComparer.Ordinal)
        select $"{delegation.Service}={string.Join('+', accounts)}");
}
