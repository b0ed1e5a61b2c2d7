using Guardrails.Core.Policies;

namespace Guardrails.Core.Planning.Trees;

/// <summary>The policy that AWS attaches to every root, unit and account, and that allows everything.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html</remarks>
internal static class FullAwsAccess
{
    public const string Name = "FullAWSAccess";

    public static readonly PolicyDocument Document =
        new([new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any)]);
}
