using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>The table's own policy: nobody but the writers' roles writes rows, whatever else they may.</summary>
/// <remarks>
/// PartiQL checks its own actions. It names everybody, so that administrators are denied, too; they change the policy
/// first, which the guardrail for the delegated administrator account denies, and which the trail shows.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-examples.html
/// </remarks>
public static class LedgerTablePolicy
{
    /// <summary>The policy.</summary>
    public static PolicyDocument Of(OrganizationConfig config) => new(
        [
            new PolicyStatement(
                Effect.Deny,
                Patterns.Of(
                    DynamoDbActions.PutItem,
                    DynamoDbActions.UpdateItem,
                    DynamoDbActions.DeleteItem,
                    "dynamodb:BatchWriteItem",
                    "dynamodb:PartiQLInsert",
                    "dynamodb:PartiQLUpdate",
                    "dynamodb:PartiQLDelete"),
                Patterns.Of(LedgerArns.Table(config)))
            {
                Sid = "WritersOnly",
                Principal = PrincipalElement.Everybody,
            }
            .When("ArnNotEquals", "aws:PrincipalArn", LedgerWriters.Roles(config)),
        ]);
}
