using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one guardrail.</summary>
internal sealed record GuardrailSection(
    IGuardrail Guardrail, Located<bool>? Enabled, Located<IReadOnlyList<Located<TargetId>>>? Targets)
{
    /// <summary>The most targets that CloudFormation attaches one policy to.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
    /// </remarks>
    private const int MostTargets = 100;

    internal static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "True attaches its policy, false does not; the catalog's default when left out.",
            new FlagShape());

    internal static readonly Property<IReadOnlyList<Located<TargetId>>> TargetsProperty =
        new("targets", "The root, units or accounts that its policy is attached to; the root when left out. "
            + "A guardrail for the delegated administrator account has none.",
            new ListShape<TargetId>(IdShapes.Target, "targets", least: 1, most: MostTargets));

    public static readonly CatalogShape<GuardrailSection> Shape = new(
        "guardrail",
        [.. from guardrail in GuardrailCatalog.All
            where guardrail.CanBeAttached
            select new Property<GuardrailSection>(guardrail.Name, guardrail.Description, ShapeOf(guardrail))],
        WhyNotGuardrail);

    private static ObjectShape<GuardrailSection> ShapeOf(IGuardrail guardrail) => new(
        [EnabledProperty, TargetsProperty],
        fields => new(guardrail, fields.Get(EnabledProperty), fields.Get(TargetsProperty)));

    public void Check(OrganizationSection? organization, FileErrors errors)
    {
        if (Enabled is { Value: true } on
            && organization?.Partition is { } partition
            && Guardrail.WhyNotIn(partition) is { } reason)
            errors.Add(
                on.At, $"{Guardrail.Name} does not apply in partition {partition}: {reason}", "false, or leave it out");

        if (Targets is not null && Guardrail.IsForDelegatedAdministrator)
        {
            errors.Add(
                Targets.At,
                $"{Guardrail.Name} is attached to the delegated administrator account and to nothing else",
                "no targets; enabled alone");
            return;
        }

        foreach (var target in Targets?.Value ?? [])
        {
            if (WhyOutOfReach(target.Value, organization) is { } why)
                errors.Add(
                    target.At,
                    $"'{target.Value}' {why}",
                    "this organization's root, its units or its member accounts");
        }
    }

    /// <summary>The guardrails that are on, in catalog order.</summary>
    public static IReadOnlyList<GuardrailSelection> Selected(
        IReadOnlyList<GuardrailSection> said,
        Partition partition,
        RootId root,
        AccountId delegatedAdministrator,
        DetectionScope detection) =>
    [
        .. from guardrail in GuardrailCatalog.All
           let section = said.SingleOrDefault(one => one.Guardrail == guardrail)
           where IsOn(guardrail, said, partition, detection.Enabled)
           select new GuardrailSelection(
               guardrail,
               guardrail.IsForDelegatedAdministrator ? [TargetId.Of(delegatedAdministrator)]
                   : section?.Targets is { Value: var targets } ? [.. targets.Select(target => target.Value)]
                   : [TargetId.Of(root)]),
    ];

    /// <summary>True where the guardrail is on.</summary>
    /// <param name="guardrail">The guardrail.</param>
    /// <param name="said">The sections of the file.</param>
    /// <param name="partition">The organization's partition.</param>
    /// <param name="detects">True where accounts are watched.</param>
    public static bool IsOn(
        IGuardrail guardrail, IReadOnlyList<GuardrailSection> said, Partition partition, bool detects) =>
        guardrail.CanBeAttached
        && guardrail.WhyNotIn(partition) is null
        && (detects || !guardrail.ProtectsDetection)
        && (said.SingleOrDefault(one => one.Guardrail == guardrail)?.Enabled?.Value ?? guardrail.OnByDefault);

    private static string? WhyNotGuardrail(string name) => GuardrailCatalog.Find(name) is { CanBeAttached: false }
        ? $"{name} is there for an incident, so no file attaches it: "
            + "its policy is always deployed, and attached to nothing"
        : null;

    /// <summary>
    /// The reason why the organization has no such target that policies and StackSets reach, or null where nothing
    /// speaks against it.
    /// </summary>
    internal static string? WhyOutOfReach(TargetId target, OrganizationSection? organization)
    {
        if (organization?.ManagementAccount is { } management && target == TargetId.Of(management.Value))
            return "is the management account, which no SCP reaches";
        if (organization?.RootId?.Value is not { } root || target.Root is not { } above || above == root)
            return null;
        return target.Kind == TargetKind.Root
            ? $"is the root of another organization ($.organization.rootId is '{root}': one of the two is wrong)"
            : $"is a unit of another organization (this one's begin with '{root.UnitPrefix}')";
    }
}
