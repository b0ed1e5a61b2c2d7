using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The rules for a list of the root or units that StackSets deploy to.</summary>
internal static class StackSetTargets
{
    public static void Check(
        Located<IReadOnlyList<Located<TargetId>>>? targets, OrganizationSection organization, FileErrors errors)
    {
        foreach (var target in targets?.Value ?? [])
        {
            if (GuardrailSection.WhyOutOfReach(target.Value, organization) is { } outOfReach)
                errors.Add(target.At, $"'{target.Value}' {outOfReach}", "this organization's root or its units");
            else if (target.Value.Kind == TargetKind.Unit
                && targets!.Value.Any(other => other.Value.Kind == TargetKind.Root))
                errors.Add(
                    target.At,
                    $"'{target.Value}' is below the root, which is a target too",
                    "the root alone, or units");
        }
    }
}
