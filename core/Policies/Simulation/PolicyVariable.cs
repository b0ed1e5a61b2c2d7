namespace Guardrails.Core.Policies;

/// <summary>Placeholders such as <c>${aws:username}</c>, which the simulator does not fill in.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal static class PolicyVariable
{
    public static bool In(string value) => value.Contains("${", StringComparison.Ordinal);

    public static Truth NotSupported(string value) => Truth.Unknown($"'{value}' has a policy variable, which is not supported");
}
