using Guardrails.Local.Organization;

namespace Guardrails.Local.Calls;

/// <summary>Does what follows a new account.</summary>
internal interface IAccountFollower
{
    /// <summary>An account was created. Called under the world's lock.</summary>
    void Created(Account account) { }

    /// <summary>Brings to a new account what the organization has for it, which on AWS happens minutes later.</summary>
    Task InheritAsync(Account account, CancellationToken cancellation) => Task.CompletedTask;
}
