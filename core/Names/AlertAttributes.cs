namespace Guardrails.Core.Names;

/// <summary>The attributes of a message by which a mail's recipients are chosen.</summary>
public static class AlertAttributes
{
    /// <summary>The urgency: <c>critical</c> or <c>high</c>.</summary>
    public const string Severity = "severity";

    /// <summary>The name of the incident's kind.</summary>
    public const string Kind = "kind";
}
