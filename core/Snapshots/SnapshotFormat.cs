using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The version of a snapshot's format: it is raised where a member goes away or changes its meaning.</summary>
internal static class SnapshotFormat
{
    public const string Property = "formatVersion";

    public const int Version = 1;

    /// <summary>
    /// Looks at the version before anything else: of another format, every member that this one does not know would be
    /// an error of its own.
    /// </summary>
    /// <returns>False where the file is of another format, which is then among the errors.</returns>
    public static bool IsKnown(FileValue file, FileErrors errors)
    {
        var version = (file as FileObject)?.Properties.FirstOrDefault(property => property.Name == Property)?.Value;
        if (version is not FileNumber { Number: { } number } || (number >= 1 && number <= Version))
            return true;

        errors.Add(
            version,
            number > Version
                ? $"is {number}: the snapshot was taken by a newer version of Guardrails than this one"
                : $"is {number}, which no version of Guardrails writes",
            $"{Version}: take the snapshot again with this version ('guardrails snapshot'), "
            + "or plan with the version that took it");
        return false;
    }

    /// <summary>The JSON Schema of the format (draft 2020-12), from the shapes that the parser reads by.</summary>
    public static JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Guardrails: an organization as it was read",
            ["description"] = "Written by 'guardrails snapshot', read by 'guardrails plan --snapshot'.",
        };
        foreach (var (keyword, value) in SnapshotSection.Shape.Schema())
            schema[keyword] = value?.DeepClone();
        return schema;
    }
}
