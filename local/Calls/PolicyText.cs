using Guardrails.Core.Policies;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Policies as callers send them: text that may not be one.</summary>
internal static class PolicyText
{
    /// <summary>Parses a policy, or throws the error that the service has for a malformed one.</summary>
    /// <param name="text">The policy.</param>
    /// <param name="malformed">Makes the error.</param>
    /// <param name="parse">The parser for the kind of policy; any policy's where there is none.</param>
    public static PolicyDocument Check(
        string text, Func<string, AwsError> malformed, Func<string, PolicyDocument>? parse = null)
    {
        try
        {
            return (parse ?? PolicyDocument.Parse)(text);
        }
        catch (FormatException error)
        {
            throw malformed(error.Message);
        }
    }
}
