using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Placement;

/// <summary>One guardrail's part in the policies of an organization.</summary>
/// <param name="Targets">The targets that it is attached to, root first; empty where it is off.</param>
/// <param name="Statements">Its statements there.</param>
internal sealed record PlacedGuardrail(
    IGuardrail Guardrail,
    IReadOnlyList<TargetId> Targets,
    IReadOnlyList<PolicyStatement> Statements)
{
    private static readonly int EmptyDocument = new PolicyDocument([]).Minified().Length;

    /// <summary>The name of the policy that is this guardrail's own.</summary>
    public string PolicyName => DeployedNames.PolicyPrefix + Guardrail.Name;

    /// <summary>The name of that policy while other guardrails are packed into it.</summary>
    public string PackedName => DeployedNames.PackedPolicyPrefix + Guardrail.Name;

    /// <summary>Every guardrail that applies in the organization's partition, in catalog order.</summary>
    public static IEnumerable<PlacedGuardrail> Of(OrganizationConfig config) =>
        from guardrail in GuardrailCatalog.All
        where guardrail.WhyNotIn(config.Partition) is null
        let selection = config.Guardrails.SingleOrDefault(selection => selection.Guardrail == guardrail)
        let exemptions = config.Exemptions.Where(exemption => exemption.Guardrail == guardrail)
        select new PlacedGuardrail(
            guardrail,
            [.. (selection?.Targets ?? []).OrderBy(Rank).ThenBy(target => target.Value, StringComparer.Ordinal)],
            guardrail.Statements(new(config.Partition, [.. exemptions])
            {
                Organization = config.Id,
                ProtectsRecorder = config.ConfigRecorder is not null,
                Protection = config.Protection,
                DelegatedAdministrator = new(config.DelegatedAdministrator, config.HomeRegion, config.RootSessions)
                {
                    DetectionRegion = config.DetectionRegion,
                    BootstrapQualifier = config.BootstrapQualifier,
                    OrganizationRules = [.. config.Controls.Select(selection => selection.Control.RuleName)],
                },
            }));

    /// <summary>
    /// Packs guardrails with the same targets into the fewest documents that fit, whole guardrails each.
    /// </summary>
    public static IEnumerable<IReadOnlyList<PlacedGuardrail>> Pack(
        IReadOnlyList<PlacedGuardrail> placed,
        PolicyLimits limits)
    {
        // Each guardrail brings a comma, and a document has one comma fewer than it has guardrails.
        var sizes = placed
            .Select(one => new PolicyDocument(one.Statements).Minified().Length - EmptyDocument + 1)
            .ToList();
        var room = limits.PolicyCharacters - EmptyDocument + 1;
        return Packing.FewestBoxes(sizes, room).Select(box => box.Select(index => placed[index]).ToList());
    }

    /// <summary>
    /// The root, then units, then accounts: the order in the file means nothing, so it must change nothing.
    /// </summary>
    private static TargetKind Rank(TargetId target) => target.Kind;
}
