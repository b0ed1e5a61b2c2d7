namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>
/// The comparison's own test, run before every measurement: it costs nothing, and no test project knows the bench.
/// </summary>
internal static class ComparisonCheck
{
    /// <exception cref="InvalidOperationException">
    /// The comparison does not see what it should, or sees what is not there.
    /// </exception>
    public static void Run()
    {
        var counts = Counts(roles: 10, policies: 10);

        Expect(true, counts, counts, "the same");
        Expect(true, counts, Counts(roles: 11, policies: 9), "two of twenty, which is a tenth");
        Expect(false, counts, Counts(roles: 12, policies: 9), "three of twenty");
        Expect(false, counts, Counts(roles: 0, policies: 20), "as many of other types");
        Expect(false, counts, counts with { Stacks = new HashSet<string> { "A", "B" } }, "another stack");
        Expect(false, counts with { Stacks = new HashSet<string> { "A", "B" } }, counts, "a missing stack");
    }

    private static ResourceCounts Counts(int roles, int policies) =>
        new(
            new HashSet<string> { "A" },
            new Dictionary<string, int> { ["AWS::IAM::Role"] = roles, ["AWS::Organizations::Policy"] = policies });

    private static void Expect(bool close, ResourceCounts one, ResourceCounts other, string situation)
    {
        if (one.DifferencesFrom(other) is { Count: 0 } != close)
            throw new InvalidOperationException($"The comparison of resource counts is wrong about {situation}.");
    }
}
