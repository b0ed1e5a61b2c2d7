namespace Guardrails.Local.Services.Lambda;

/// <summary>A queue that Lambda polls for a function.</summary>
internal sealed record EventSourceMapping(
    string Id, string FunctionArn, string QueueArn, int BatchSize, bool ReportsItemFailures, bool Enabled);
