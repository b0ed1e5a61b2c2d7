using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Roles;

/// <summary>The principal that assumes a role.</summary>
public sealed record RoleTrust
{
    private RoleTrust(PrincipalEntry principal, Caller caller) => (_principal, Caller) = (principal, caller);

    private readonly PrincipalEntry _principal;

    /// <summary>The principal that assumes it, as the simulator takes it.</summary>
    public Caller Caller { get; }

    /// <summary>The statement's id, or null.</summary>
    public string? Sid { get; private init; }

    /// <summary>The conditions that must hold besides, in their order.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; private init; } = [];

    /// <summary>The trust policy.</summary>
    public PolicyDocument Policy => new(
        [
            new PolicyStatement(Effect.Allow, Patterns.Of(StsActions.AssumeRole), Resources: null)
            {
                Sid = Sid,
                Principal = new PrincipalElement([_principal]),
                Conditions = Conditions,
            },
        ]);

    /// <summary>One AWS service.</summary>
    /// <param name="name">Its service principal, such as <c>lambda.amazonaws.com</c>.</param>
    public static RoleTrust OfService(string name) =>
        new(new PrincipalEntry(PrincipalKind.Service, name), Caller.OfService(name));

    /// <summary>
    /// The execution role of one function of the delegated administrator. The account is the principal and a condition
    /// pins the role, because IAM refuses a principal that does not exist yet.
    /// </summary>
    public static RoleTrust OfFunction(OrganizationConfig config, DeployedFunction function, string sid)
    {
        var account = config.DelegatedAdministrator;
        var role = $"arn:{config.Partition}:iam::{account}:role/{function.Name}";
        var principal = new PrincipalEntry(PrincipalKind.AWS, $"arn:{config.Partition}:iam::{account}:root");
        return new RoleTrust(principal, Caller.Of(account, role)) { Sid = sid }
            .When("ArnEquals", "aws:PrincipalArn", role)
            .When("StringEquals", "aws:PrincipalOrgID", config.Id.Value);
    }

    /// <summary>A copy with one more condition.</summary>
    public RoleTrust When(string @operator, string key, string value) =>
        this with { Conditions = [.. Conditions, new PolicyCondition(@operator, key, [value])] };

    /// <summary>A copy as CloudFormation makes it in one account and Region.</summary>
    internal RoleTrust In(AccountId account, string region) => this with
    {
        Conditions =
        [
            .. from condition in Conditions
               let values = condition.Values.Select(value => PseudoParameters.Fill(value, account, region))
               select condition with { Values = [.. values] },
        ],
    };
}
