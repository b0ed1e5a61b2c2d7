using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Quarantine;

/// <summary>
/// A service control policy that stops an account's root user for as long as it is attached to the account. A document
/// never changes under its name (docs/adr/0021).
/// </summary>
/// <remarks>
/// It never reaches the management account, and it spares sessions by sts:AssumeRoot. A policy cannot tell sessions
/// that root federated from those of IAM users' brokers, so that the one for a leaked key stops these, too. Source:
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
/// </remarks>
public sealed record QuarantinePolicy
{
    private readonly IGuardrail _guardrail;

    private QuarantinePolicy(QuarantineKind kind, IGuardrail guardrail) => (Kind, _guardrail) = (kind, guardrail);

    /// <summary>The policy for the planned removal of a key.</summary>
    public static QuarantinePolicy Removal { get; } = new(QuarantineKind.Removal, new RootQuarantineForRemoval());

    /// <summary>The policy for a key that has leaked.</summary>
    public static QuarantinePolicy Leak { get; } = new(QuarantineKind.Leak, new RootQuarantine());

    /// <summary>Both. The only list.</summary>
    public static IReadOnlyList<QuarantinePolicy> All { get; } = [Removal, Leak];

    /// <summary>The policy of a kind.</summary>
    public static QuarantinePolicy Of(QuarantineKind kind) => All.Single(policy => policy.Kind == kind);

    /// <summary>The reason that it is for.</summary>
    public QuarantineKind Kind { get; }

    /// <summary>The guardrail that it is deployed by.</summary>
    public string Guardrail => _guardrail.Name;

    /// <summary>Its name in the organization, which says which document it is.</summary>
    public string Name => DeployedNames.PolicyPrefix + Guardrail;

    /// <summary>One or two sentences on what it denies.</summary>
    public string Description => _guardrail.Description;

    /// <summary>The things that stop working while it is attached.</summary>
    public string Breaks => _guardrail.Breaks;

    /// <summary>The document, which is the same in every organization and partition.</summary>
    public PolicyDocument Document => new(_guardrail.Statements(new GuardrailContext(Partition.Commercial, [])));

    /// <summary>Tells whether a policy's text says the same as the document, however it is spaced.</summary>
    public bool IsSaidBy(string content)
    {
        try
        {
            return PolicyDocument.Parse(content).Minified() == Document.Minified();
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
