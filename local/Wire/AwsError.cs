using System.Text.Json.Nodes;

namespace Guardrails.Local.Wire;

/// <summary>The one way in which an operation fails: what AWS would have answered.</summary>
/// <param name="code">AWS's error code, such as <c>AccessDenied</c>.</param>
/// <param name="message">AWS's sentence.</param>
/// <param name="status">The HTTP status.</param>
internal sealed class AwsError(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Further members of the error, such as a <c>Reason</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode> Members { get; init; } = new Dictionary<string, JsonNode>();
}
