using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Placement;

/// <summary>A service control policy to deploy: a document, its name and what it is attached to.</summary>
/// <param name="Name">The policy's name, unique in the organization.</param>
/// <param name="Description">One sentence, at most 512 characters.</param>
/// <param name="Document">The document itself.</param>
/// <param name="Targets">
/// The targets that it is attached to: the root, then units, then accounts, each by id. Empty for nothing.
/// </param>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
/// </remarks>
public sealed record ServiceControlPolicy(
    string Name,
    string Description,
    PolicyDocument Document,
    IReadOnlyList<TargetId> Targets)
{
    /// <summary>
    /// The guardrail whose policy it is, whatever else is packed into it: what does not change while its name does.
    /// </summary>
    public required string Host { get; init; }

    /// <summary>Its name while it holds its own guardrail's statements alone.</summary>
    public string OwnName => DeployedNames.PolicyPrefix + Host;

    /// <summary>Its name while others' statements stand in it, too: nobody takes it for one guardrail.</summary>
    public string PackedName => DeployedNames.PackedPolicyPrefix + Host;

    /// <summary>The guardrails whose statements it carries, in catalog order.</summary>
    public IReadOnlyList<string> Guardrails { get; init; } = [];

    /// <summary>The reason why it is attached to nothing; null where it is attached.</summary>
    public string? WhyUnattached { get; init; }

    /// <summary>
    /// True where it waits for an incident: a deploy neither attaches it nor detaches it from where somebody did.
    /// </summary>
    public bool IsForIncident { get; init; }

    /// <summary>The content as a new JSON object, for a template.</summary>
    public JsonObject Render() => Document.Render();

    /// <summary>The content as AWS stores it.</summary>
    public string Json => Document.Minified();

    /// <summary>The size that AWS counts: characters of <see cref="Json"/>.</summary>
    public int Characters => Json.Length;
}
