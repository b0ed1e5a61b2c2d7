using Guardrails.Core.Json;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The replacement role of an account's root keys, with the files that were written of it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Files">The names of the files; none where there is nothing to write.</param>
/// <param name="DistinctCalls">The number of distinct calls that were allowed.</param>
internal sealed record MadeReplacement(
    ReplacementRole Role, string Folder, IReadOnlyList<string> Files, int DistinctCalls)
{
    /// <summary>The reason why nothing was written, as a sentence; null where the role was written.</summary>
    public string? WhyNothing => Files.Count > 0 ? null
        : DistinctCalls == 0 ? "No allowed call of a key is known: there is nothing to replace. Nothing was written."
        : $"None of {Counted.Of(DistinctCalls, "distinct call")} maps to a permission: nothing was written.";

    /// <summary>Makes the role of what was read, and writes it.</summary>
    /// <exception cref="Shared.CommandException">It was not written.</exception>
    public static MadeReplacement Write(ReadUsage read, WantedReplacement wanted)
    {
        var calls = read.Keys.SelectMany(key => key.AllowedCalls).ToList();
        var role = ReplacementRole.Of(calls, new(read.Account, read.Partition) { Name = wanted.Name });
        IReadOnlyList<ReplacementFile> files = role.Policies.Count == 0
            ? []
            : [.. JsonRendering.Of(role), CloudFormationRendering.Of(role), CdkRendering.Of(role)];
        if (files.Count > 0)
            new ReplacementFolder(wanted).Write(files);
        return new(role, wanted.Folder, [.. files.Select(file => file.Name)], calls.Count);
    }
}
