namespace Guardrails.Core.Reporting;

/// <summary>
/// The standing of an account against a control in a report. Each account has exactly one for each control, so that
/// none leaves a denominator unseen.
/// </summary>
public enum Standing
{
    /// <summary>Fresh evidence shows the good condition.</summary>
    Compliant,

    /// <summary>The newest evidence shows that the good condition is missing, however old it is.</summary>
    NonCompliant,

    /// <summary>There is no fresh evidence, or it does not suffice. Never to be read as compliant.</summary>
    Unknown,

    /// <summary>The control cannot apply, as root MFA in GovCloud.</summary>
    NotApplicable,

    /// <summary>AWS lets nobody act in the account: it is suspended, closed or not activated yet.</summary>
    OutOfReach,

    /// <summary>The organization file leaves the account's unit out of what is watched.</summary>
    NotWatched,
}
