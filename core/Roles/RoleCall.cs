using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Roles;

/// <summary>A call that is made as a role.</summary>
/// <param name="Action">The IAM action, such as <c>iam:GetAccountSummary</c>.</param>
/// <param name="Resource">
/// The ARN that it is made on, in which <see cref="Gap"/>s stand for what only the call knows, or <c>*</c>.
/// </param>
/// <param name="Keys">The condition keys that it carries besides those that every request has.</param>
public sealed record RoleCall(string Action, string Resource, IReadOnlyDictionary<string, string> Keys)
{
    private static readonly IReadOnlyDictionary<string, string> NoKeys = new Dictionary<string, string>();

    /// <summary>A call that carries no condition keys but those that every request has.</summary>
    public RoleCall(string action, string resource)
        : this(action, resource, NoKeys)
    {
    }

    /// <summary>
    /// True where a service makes it on the caller's behalf, in the course of another call of the caller's.
    /// </summary>
    public bool OnBehalf { get; init; }

    /// <summary>The request that AWS sees, to which the keys that every request has can be added.</summary>
    /// <param name="caller">The account of the role.</param>
    /// <param name="about">The account that the call is about.</param>
    public AccessRequest Request(AccountId caller, AccountId about) => new(
        Action,
        Gap.Fill(Resource, caller, about),
        Keys.ToDictionary(
            key => key.Key,
            IReadOnlyList<string> (key) => [key.Value],
            StringComparer.OrdinalIgnoreCase));
}
