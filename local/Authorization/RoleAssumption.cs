using Guardrails.Local.Calls;
using Guardrails.Local.State;

namespace Guardrails.Local.Authorization;

/// <summary>Turns a caller into a session of a role, where the role's trust policy says so.</summary>
internal static class RoleAssumption
{
    /// <summary>An AWS service assumes a role, as Lambda does an execution role.</summary>
    /// <param name="world">The organization.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The service principal, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="sessionName">The session's name.</param>
    /// <param name="context">Condition keys that the service sends, such as <c>aws:SourceAccount</c>.</param>
    /// <exception cref="AwsError">The role does not exist, or its trust policy does not let the service in.</exception>
    public static Identity ByService(
        World world,
        string roleArn,
        string service,
        string sessionName,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context) => throw new NotSupportedException();
}
