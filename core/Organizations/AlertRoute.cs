using Guardrails.Core.Incidents;

namespace Guardrails.Core.Organizations;

/// <summary>A recipient of mails, and what is told to it.</summary>
/// <param name="Email">The mail address.</param>
/// <param name="Least">The least urgency that is told.</param>
/// <param name="Kinds">The kinds of incident that are told; empty for all.</param>
public sealed record AlertRoute(string Email, Severity Least, IReadOnlyList<IIncidentKind> Kinds)
{
    /// <summary>
    /// True where everything is told: also what is no incident, such as alarms and signs of life.
    /// </summary>
    public bool IsOfEverything => Least != Severity.Critical && Kinds is [];

    /// <summary>The urgencies that are told, as a message's attribute says them.</summary>
    public IReadOnlyList<string> Severities =>
        Least == Severity.Critical ? [NameOf(Severity.Critical)] : [NameOf(Severity.Critical), NameOf(Severity.High)];

    /// <summary>An urgency as the organization file and a message's attribute say it: <c>critical</c>.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        _ => "low",
    };
}
