namespace Guardrails.Core.Recheck;

/// <summary>The rules of ours that an account must have before any is started.</summary>
public enum StartMode
{
    /// <summary>Whichever are there: what changed is judged by them.</summary>
    WhicheverAreThere,

    /// <summary>All: an account that has just joined is waited for until it is set up.</summary>
    OnlyAll,
}
