namespace Guardrails.Core.Reporting;

/// <summary>The reach of guardrails and evaluations into an account.</summary>
public enum AccountReach
{
    /// <summary>A member account: guardrails apply, and it is evaluated.</summary>
    Member,

    /// <summary>The management account, which no service control policy and no AssumeRoot reaches.</summary>
    Management,

    /// <summary>AWS lets nobody act in it: it is suspended, closed or not activated yet.</summary>
    Inactive,

    /// <summary>The organization file leaves its unit out of what is watched.</summary>
    NotWatched,
}
