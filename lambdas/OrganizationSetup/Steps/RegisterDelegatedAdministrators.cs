using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws;
using Guardrails.Core.Ids;
using Guardrails.Aws.Calls;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// The delegated administrator may act for each service. Other accounts that are registered too stay so: AWS decides
/// which services take several, and how many, and answers with a limit where another one would be too many.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
/// </remarks>
internal sealed class RegisterDelegatedAdministrators : IStep
{
    private const string Register = "organizations:RegisterDelegatedAdministrator";
    private const string State = "DelegatedAdministrators";

    public string Doing => "registering the delegated administrator";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var found = new List<Registration>();
        foreach (var service in setup.Wanted.DelegatedServices)
            found.Add(new(service, await AccountsAsync(setup, service, cancellation)));
        setup.Found(State, Text(found));

        var left = new List<Registration>();
        foreach (var registration in found)
        {
            left.Add(registration.Has(Wanted(setup))
                ? registration
                : await RegisterAsync(setup, registration, cancellation));
        }

        setup.Left(State, Text(left));
    }

    private static async Task<Registration> RegisterAsync(
        Setup setup, Registration found, CancellationToken cancellation)
    {
        var request = new RegisterDelegatedAdministratorRequest
        {
            AccountId = Wanted(setup),
            ServicePrincipal = found.Service,
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
            setup.Changes.Add($"RegisterDelegatedAdministrator({found.Service})");
            return found with { Accounts = [.. found.Accounts, new() { Id = Wanted(setup) }] };
        }

        // Somebody else may have registered it since it was looked up.
        var now = new Registration(found.Service, await AccountsAsync(setup, found.Service, cancellation));
        return now.Has(Wanted(setup)) ? now : throw Refused(setup, now, refusal);
    }

    private static bool IsFull(ConstraintViolationException exception) =>
        exception.Reason == ConstraintViolationExceptionReason.MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED
        || exception.Reason == ConstraintViolationExceptionReason.DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE;

    private static AwsCallException Refused(Setup setup, Registration now, AmazonOrganizationsException refusal)
    {
        var holders = now.Accounts.Count == 0 ? "nobody" : string.Join(", ", now.Accounts.Select(Named));
        var full = refusal is ConstraintViolationException
            ? $"AWS takes no more delegated administrators of {now.Service} "
                + $"than the {now.Accounts.Count} that the organization has"
            : $"AWS has {Wanted(setup)} as registered for {now.Service} already, "
                + "and lists as its delegated administrators";
        var example = now.Accounts.Count == 0 ? "ACCOUNT" : now.Accounts[0].Id;
        return setup.Calls.Failed(
            Register,
            $"{full}: {holders} ({setup.Calls.Reason(refusal).TrimEnd('.')})",
            "where one of them no longer acts for the service, run in the management account "
            + $"'aws organizations deregister-delegated-administrator --service-principal {now.Service} "
            + $"--account-id {example}'; or name one of them as delegatedAdministrator in the organization file. "
            + "Then deploy again.",
            refusal);
    }

    private static Task<IReadOnlyList<DelegatedAdministrator>> AccountsAsync(
        Setup setup, string service, CancellationToken cancellation) => setup.Calls.ListAsync(
            "organizations:ListDelegatedAdministrators",
            token => setup.Organizations.ListDelegatedAdministratorsAsync(
                new ListDelegatedAdministratorsRequest { ServicePrincipal = service, NextToken = token }, cancellation),
            answer => Page.Of(answer.DelegatedAdministrators, answer.NextToken),
            cancellation);

    private static string Wanted(Setup setup) => setup.Wanted.DelegatedAdministrator.Value;

    private static string Named(DelegatedAdministrator account) =>
        string.IsNullOrEmpty(account.Name) ? account.Id : $"{account.Id} ({account.Name})";

    private static string Text(IEnumerable<Registration> registrations) => string.Join(',', registrations.Select(one =>
        $"{one.Service}={string.Join('+', one.Accounts.Select(account => account.Id).Order(StringComparer.Ordinal))}"));

    /// <summary>Who administers a service.</summary>
    private sealed record Registration(string Service, IReadOnlyList<DelegatedAdministrator> Accounts)
    {
        public bool Has(string account) => Accounts.Any(administrator => administrator.Id == account);
    }
}
