namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>A row of faults.json, which says what its members mean.</summary>
internal sealed record FaultCase(
    string From, string Stage, IReadOnlyList<string> Says, bool Quarantined, string Then, string Ends)
{
    public static readonly IReadOnlyDictionary<string, FaultCase> All =
        CaseTable.Load<FaultCase>("tests", "Unit", "Lambdas", "RootRemediation", "faults.json");

    public string? Call { get; init; }

    public string Error { get; init; } = "";

    public string Region { get; init; } = "";

    public string Body { get; init; } = "";

    public int Times { get; init; } = int.MaxValue;

    public string? Act { get; init; }

    public string? After { get; init; }

    /// <summary>The cause does not go away.</summary>
    public bool Stays { get; init; }

    /// <summary>True for the call that fails.</summary>
    public bool Meets(MetCall call) =>
        call.Action == Call && call.Region.Contains(Region) && (After is not null || call.Body.Contains(Body));

    /// <summary>True for the call by which the fault begins.</summary>
    public bool Begins(MetCall call) => call.Action == After && call.Body.Contains(Body);

    /// <summary>The failure of a call.</summary>
    public HttpResponseMessage Answer(MetCall call)
    {
        if (Error == "timeout")
            throw new TaskCanceledException("There was no answer.");
        var words = Error.Split(' ');
        return call.Error(
            int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture),
            words[1],
            words[1] == "ConstraintViolationException" ? "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED" : null);
    }
}
