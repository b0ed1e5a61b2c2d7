namespace Guardrails.Core.Policies;

internal static class PolicyParser
{
    public static PolicyDocument Parse(string json) => throw new NotSupportedException();
}
