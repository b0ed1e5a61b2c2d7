namespace Guardrails.Core.Incidents;

/// <summary>One way in which a root user, or what guards it, can be in trouble.</summary>
/// <remarks>One kind is one file and one line of the catalog; <c>docs/incidents.md</c> is written from it.</remarks>
public interface IIncidentKind
{
    /// <summary>Its name in the ledger, in messages and in JSON, such as <c>RootKeyMade</c>.</summary>
    string Name { get; }

    /// <summary>The words of a message's subject: at most 45 ASCII characters.</summary>
    string Title { get; }

    /// <summary>The meaning, in a sentence or two.</summary>
    string Meaning { get; }

    /// <summary>The kinds of subject that it can be about.</summary>
    SubjectKind Subject { get; }

    /// <summary>Its urgency.</summary>
    Severity Severity { get; }

    /// <summary>The urgency that so many in one incident have by their number; low where that says nothing.</summary>
    Severity SeverityOfMany(int count) => Severity.Low;

    /// <summary>The way in which it ends.</summary>
    ClosingRule Closing { get; }

    /// <summary>The ways by which it becomes known; never empty.</summary>
    IReadOnlyList<ObservationSource> Sources { get; }

    /// <summary>The thing that ends it, in a sentence.</summary>
    string ClosedBy { get; }

    /// <summary>The first three steps of whoever is told, in order.</summary>
    IReadOnlyList<string> FirstSteps { get; }

    /// <summary>
    /// The time after which another observation of it is another incident; null where it joins what is still open.
    /// </summary>
    TimeSpan? JoinsWithin => null;

    /// <summary>
    /// The time that an AssumeRoot event may take to explain it before anybody is told; null where nothing can.
    /// </summary>
    TimeSpan? WaitsForExplanation => null;
}
