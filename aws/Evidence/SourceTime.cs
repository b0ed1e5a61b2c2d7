namespace Guardrails.Aws.Evidence;

/// <summary>
/// The time of one source of evidence. What takes longer costs that source alone, so that there is time left to report
/// what the others showed.
/// </summary>
internal sealed class SourceTime : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _end;

    /// <param name="longest">The time that the source may take, by the clock of the machine.</param>
    /// <param name="end">The end of all time.</param>
    public SourceTime(TimeSpan longest, CancellationToken end)
    {
        _end = end;
        _limit = new(longest);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, end);
    }

    /// <summary>Stops the source's calls.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>True where all time is up: nothing more can be read then, or said.</summary>
    public bool IsAllUp => _end.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
