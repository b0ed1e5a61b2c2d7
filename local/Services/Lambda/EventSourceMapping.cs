namespace Guardrails.Local.Services.Lambda;

/// <summary>A queue or a table's stream that Lambda polls for a function.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FunctionArn">The function.</param>
/// <param name="SourceArn">The queue or the stream.</param>
/// <param name="BatchSize">The most messages or records of a batch.</param>
/// <param name="ReportsItemFailures">The function says which of a batch failed.</param>
/// <param name="Enabled">It is polled.</param>
internal sealed record EventSourceMapping(
    string Id, string FunctionArn, string SourceArn, int BatchSize, bool ReportsItemFailures, bool Enabled)
{
    /// <summary>The stream's part; null for a queue.</summary>
    public StreamPosition? Stream { get; init; }
}

/// <summary>The place in a stream that Lambda polls, and how it goes on from there.</summary>
/// <param name="MostRetries">How often a failed batch is tried again.</param>
/// <param name="MostAge">The age after which a record is given up.</param>
/// <param name="Bisects">A batch whose function fails is tried again in halves.</param>
/// <param name="OnFailureArn">The queue that hears of what was given up; null where none does.</param>
internal sealed record StreamPosition(int MostRetries, TimeSpan MostAge, bool Bisects, string? OnFailureArn)
{
    /// <summary>The place in the stream up to which everything was handed on or given up.</summary>
    public int Done { get; set; }

    /// <summary>How often what comes next has failed.</summary>
    public int Failures { get; set; }

    /// <summary>The most records of the next batch where a part is tried again; null where nothing is.</summary>
    public int? Half { get; set; }
}
