namespace Guardrails.Core.Incidents;

/// <summary>The effect of an observation on the incidents of its subject.</summary>
public enum ObservationEffect
{
    /// <summary>Something is wrong.</summary>
    Opens,

    /// <summary>Evidence shows that a state is over.</summary>
    Ends,

    /// <summary>
    /// The organization file no longer asks about a state: it may go on, and nobody remediated it.
    /// </summary>
    Lapses,

    /// <summary>A listed caller opened the session that a call was made in, for a task that permits the call.</summary>
    Explains,

    /// <summary>A person looked at the named observations.</summary>
    Acknowledges,

    /// <summary>A correction shows that nothing is wrong.</summary>
    Withdraws,

    /// <summary>The account left the organization or was closed: everything that was open ends so.</summary>
    Leaves,
}
