namespace Guardrails.Core.Json;

/// <summary>One thing that is wrong with an organization file, or with a snapshot.</summary>
/// <param name="Path">
/// The place, as a JSON path such as <c>$.guardrails.DenyRootAccessKeyCreation.targets[0]</c>.
/// </param>
/// <param name="Problem">The fault.</param>
/// <param name="Accepted">The values that are accepted instead.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in that line, from 1.</param>
public sealed record FileError(string Path, string Problem, string Accepted, int Line, int Column)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{Path}: {Problem}. Accepted: {Accepted} (line {Line}, column {Column})";
}
