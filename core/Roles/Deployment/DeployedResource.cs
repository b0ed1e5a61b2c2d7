namespace Guardrails.Core.Roles.Deployment;

/// <summary>A resource of a template, and the calls by which CloudFormation makes it.</summary>
/// <param name="Type">Its type, such as <c>AWS::IAM::Role</c>.</param>
/// <param name="Name">
/// The name that the template gives it, which may hold <see cref="PseudoParameters"/>; for a policy or permission, the
/// name of what it is attached to.
/// </param>
/// <param name="Calls">
/// The calls of the type's handlers that a creation with our properties takes. Their ARNs may hold
/// <see cref="PseudoParameters"/> and <see cref="Gap"/>s.
/// </param>
/// <remarks>
/// Source: <c>handlers.create.permissions</c> of the types' schemas in CloudFormation's registry, without those for
/// properties that our templates do not set (keys, networks, tags) and those that only the management account may use.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
/// </remarks>
public sealed record DeployedResource(string Type, string Name, IReadOnlyList<RoleCall> Calls);
