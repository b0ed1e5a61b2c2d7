using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>
/// The policy of the bus to which every account's root events come: only this organization may put events on it.
/// </summary>
/// <remarks>
/// An event that somebody makes up cannot look like AWS's: only AWS uses a source that begins with "aws.".
/// </remarks>
public static class ActivityBusPolicy
{
    /// <summary>The policy.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="busArn">The bus, or the text that CloudFormation replaces by it.</param>
    public static PolicyDocument Of(OrganizationConfig config, string busArn) => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of("events:PutEvents"), Patterns.Of(busArn))
            {
                Principal = PrincipalElement.Everybody,
            }
            .When("StringEquals", "aws:PrincipalOrgID", config.Id.Value),
        ]);
}
