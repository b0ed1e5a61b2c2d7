using Guardrails.Core.Ids;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Local.Services.Events;

namespace Guardrails.Local;

public sealed partial class LocalOrganization
{
    /// <summary>
    /// Delivers every event that is due, and returns when all that follows has followed: rules, targets, queues,
    /// functions, and the Config rules that functions started. Nothing is delivered otherwise. What failed in a queue
    /// is due again when <see cref="LocalOptions.Time"/> has moved past the queue's visibility timeout.
    /// </summary>
    public Task<EventsDelivered> DeliverEventsAsync(CancellationToken cancellation) =>
        Pumps.RunAsync(_world, cancellation);

    /// <summary>A root user signs in to the console, or tries to; CloudTrail logs it.</summary>
    public void SignInRoot(AccountId account, bool mfa, bool succeeds = true)
    {
        lock (_world.Gate)
            SignIns.Log(_world, _world.Account(account.Value).Id, mfa, succeeds);
    }

    /// <summary>
    /// A program calls a service with an account's root key, and CloudTrail logs it: also a service that is not here.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="service">The service, such as <c>dynamodb</c>.</param>
    /// <param name="name">The call.</param>
    /// <param name="request">Its parameters, as CloudTrail has them.</param>
    /// <exception cref="ArgumentException">The root user has no key.</exception>
    public void UseRootKey(
        AccountId account, string service, string name, params IReadOnlyList<(string Name, string Value)> request)
    {
        lock (_world.Gate)
            RootKeyCalls.Log(_world, account.Value, service, name, request);
    }

    /// <summary>Somebody whom no policy reaches removes a role.</summary>
    public void RemoveRole(AccountId account, string name)
    {
        lock (_world.Gate)
            _world.Account(account.Value).Roles.Remove(name);
    }

    /// <summary>
    /// Waiting events come in the reverse order, and the last one twice, as EventBridge may deliver them.
    /// </summary>
    public void DisturbEvents()
    {
        lock (_world.Gate)
            _world.Of<EventsState>().Disturb();
    }

    /// <summary>
    /// Creates an account, as Organizations' CreateAccount does, and returns as soon as it exists: what follows a new
    /// account comes with <see cref="InheritAsync"/>, as on AWS it comes minutes later.
    /// </summary>
    /// <param name="name">The account's name.</param>
    /// <param name="parentId">The root or unit it is moved into.</param>
    /// <param name="configRecorder">True where somebody has started an AWS Config recorder in it by then.</param>
    /// <exception cref="ArgumentException">There is no such root or unit.</exception>
    public AccountId BeginAccount(string name, string parentId, bool configRecorder = true)
    {
        lock (_world.Gate)
        {
            if (parentId != _world.RootId && !_world.Units.ContainsKey(parentId))
            {
                throw new ArgumentException(
                    $"'{parentId}' is neither the root nor a unit of {_world.OrganizationId}.", nameof(parentId));
            }

            var account = new Account(_world.NextAccountId(), name, parentId) { JoinedAt = _world.Now };
            _world.Add(account);
            if (!configRecorder)
                _world.Find<IConfigRules>()?.NoRecorderIn(account.Id);
            foreach (var follower in _world.All<IAccountFollower>())
                follower.Created(account);
            return AccountId.Parse(account.Id);
        }
    }

    /// <summary>Lets everything follow that follows a new account: StackSets and organization Config rules.</summary>
    public async Task InheritAsync(AccountId account, CancellationToken cancellation)
    {
        foreach (var follower in _world.All<IAccountFollower>())
            await follower.InheritAsync(_world.Account(account.Value), cancellation);
    }

    /// <summary>Creates an account, and returns when everything that follows a new account has followed.</summary>
    /// <param name="name">The account's name.</param>
    /// <param name="parentId">The root or unit it is moved into.</param>
    /// <param name="cancellation">Stops what follows.</param>
    /// <exception cref="ArgumentException">There is no such root or unit.</exception>
    public async Task<AccountId> CreateAccountAsync(string name, string parentId, CancellationToken cancellation)
    {
        var account = BeginAccount(name, parentId);
        await InheritAsync(account, cancellation);
        return account;
    }
}
