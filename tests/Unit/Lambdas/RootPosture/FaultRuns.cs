using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>Runs every call with every fault, many at a time: the SDK really waits between its attempts.</summary>
public sealed class FaultRuns
{
    /// <summary>A control that asks the list of MFA devices.</summary>
    internal const string Devices = "RootMfa";

    /// <summary>A control that asks the list of keys.</summary>
    internal const string Keys = "NoOldRootAccessKeys";

    private readonly SemaphoreSlim _places = new(24);
    private readonly Dictionary<(string Call, string Fault, string Rule), Task<Run>> _runs;

    public FaultRuns() => _runs = (
        from call in FaultTable.Read.Calls.Keys
        from fault in FaultTable.Read.Faults.Keys
        from rule in new[] { Devices, Keys }
        select (call, fault, rule))
        .ToDictionary(row => row, row => RunAsync(row.call, FaultTable.Read.Faults[row.fault], row.rule));

    internal Task<Run> OfAsync(string call, string fault, string rule) => _runs[(call, fault, rule)];

    private async Task<Run> RunAsync(string action, FaultTable.Fault fault, string rule)
    {
        await _places.WaitAsync();
        try
        {
            await using var site = await RuleSite.StartAsync();
            var met = 0;
            site.Instead = call => call.Action == action && Interlocked.Increment(ref met) <= fault.Times
                ? fault.Answer(call, site.TimeIsUp)
                : null;
            var exception = await site.EvaluateAsync(rule);
            return new(exception, site.Line, site.Evaluations, site.Received.Count(call => call.Action == action));
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The outcome of one.</summary>
    /// <param name="Exception">What the function threw, or null.</param>
    /// <param name="Line">What it logged.</param>
    /// <param name="Evaluations">What AWS Config took.</param>
    /// <param name="Tries">How often the call was made.</param>
    internal sealed record Run(Exception? Exception, JsonNode Line, IReadOnlyList<JsonNode> Evaluations, int Tries)
    {
        /// <summary>The reasons why readings are missing.</summary>
        public string Missing => string.Join(
            '\n',
            (Line["readings"]?.AsArray() ?? [])
                .Select(reading => reading!["unavailable"]?.GetValue<string>())
                .OfType<string>());
    }
}
