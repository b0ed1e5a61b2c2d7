using System.Diagnostics;

namespace Guardrails.Tests.Bench;

/// <summary>
/// Measures two sides in turns, so that whatever else the machine does falls on both.
/// </summary>
/// <remarks>
/// Not BenchmarkDotNet: it measures methods of its own process, one benchmark after the other, and here both sides are
/// other processes (one of them no .NET at all) whose ratio is all that a loaded machine can tell.
/// </remarks>
/// <param name="AtLeast">Rounds, however long they take.</param>
/// <param name="AtMost">Rounds, however short they are.</param>
/// <param name="Within">No further round begins after this.</param>
internal sealed record Alternation(int AtLeast, int AtMost, TimeSpan Within)
{
    /// <summary>Runs rounds of both. Every other round the second goes first.</summary>
    /// <param name="ours">Runs our side once and says how long it took.</param>
    /// <param name="theirs">The same of what it is compared with.</param>
    public async Task<Comparison> MeasureAsync(Func<Task<TimeSpan>> ours, Func<Task<TimeSpan>> theirs)
    {
        var started = Stopwatch.StartNew();
        var rounds = new List<Round>();
        while (rounds.Count < AtLeast || (rounds.Count < AtMost && started.Elapsed < Within))
        {
            if (rounds.Count % 2 == 0)
            {
                var first = await ours();
                rounds.Add(new(first, await theirs()));
            }
            else
            {
                var first = await theirs();
                rounds.Add(new(await ours(), first));
            }
        }

        return new(rounds);
    }
}

/// <summary>One turn of both sides.</summary>
internal sealed record Round(TimeSpan Ours, TimeSpan Theirs)
{
    public double Ratio => Ours / Theirs;
}

/// <summary>The result of all rounds together.</summary>
internal sealed record Comparison(IReadOnlyList<Round> Rounds)
{
    public TimeSpan Ours => TimeSpan.FromMilliseconds(Quantile(round => round.Ours.TotalMilliseconds, 0.5));

    public TimeSpan Theirs => TimeSpan.FromMilliseconds(Quantile(round => round.Theirs.TotalMilliseconds, 0.5));

    /// <summary>
    /// The factor by which ours takes longer: the median of the rounds' ratios, since both sides of one round met the
    /// same machine.
    /// </summary>
    public double Ratio => Quantile(round => round.Ratio, 0.5);

    /// <summary>Between which ratios the middle half of the rounds lay.</summary>
    public (double From, double To) MiddleHalf =>
        (Quantile(round => round.Ratio, 0.25), Quantile(round => round.Ratio, 0.75));

    private double Quantile(Func<Round, double> value, double part)
    {
        var sorted = Rounds.Select(value).Order().ToList();
        var position = (sorted.Count - 1) * part;
        var (below, above) = (sorted[(int)Math.Floor(position)], sorted[(int)Math.Ceiling(position)]);
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
