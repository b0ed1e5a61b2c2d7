using Guardrails.Core.Policies;
using Guardrails.Local.Calls;

namespace Guardrails.Local.Services;

/// <summary>Policies as callers send them: text that may not be one.</summary>
internal static class PolicyText
{
    /// <summary>Parses a policy, or throws the error that the service has for a malformed one.</summary>
    public static PolicyDocument Check(string text, Func<string, AwsError> malformed)
    {
        try
        {
            return PolicyDocument.Parse(text);
        }
        catch (FormatException error)
        {
            throw malformed(error.Message);
        }
    }
}
