namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>The tables of calls.</summary>
internal static class CallCases
{
    /// <summary>Calls by sentence, and what they need.</summary>
    public static readonly IReadOnlyDictionary<string, CallCase> Own = Load("calls.json");

    /// <summary>Calls that AWS's pages print, by page.</summary>
    public static readonly IReadOnlyDictionary<string, CallCase> OfAws = Load("aws-samples.json");

    public static TheoryData<string> Names(IReadOnlyDictionary<string, CallCase> cases) => [.. cases.Keys];

    private static IReadOnlyDictionary<string, CallCase> Load(string file) =>
        CaseTable.Load<CallCase>("tests", "Unit", "Usage", "Replacement", file);
}
