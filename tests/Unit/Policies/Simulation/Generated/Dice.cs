namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Chance that a seed repeats, on every machine and every version of .NET (which promises that for no generator
/// of its own).
/// </summary>
/// <remarks>SplitMix64: https://prng.di.unimi.it/splitmix64.c, in the public domain.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to one below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> from) => from[Below(from.Count)];

    public IReadOnlyList<T> Many<T>(int least, int most, Func<T> one) =>
        [.. Enumerable.Range(0, Between(least, most)).Select(_ => one())];

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
