using System.Text.RegularExpressions;

namespace Guardrails.Cli.Usage;

/// <summary>The replacement role that is to be written.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">The beginning of the names of its files and policies.</param>
/// <param name="Force">True where the folder may hold files.</param>
internal sealed partial record WantedReplacement(string Folder, string Name, bool Force)
{
    // The names that the written class uses for something else.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Amazon", "CfnManagedPolicy", "CfnManagedPolicyProps", "CfnRole", "CfnRoleProps", "Construct", "Constructs",
        "Dictionary", "Json", "JsonDocument", "JsonElement", "JsonValueKind", "List", "Role", "System", "Value",
    };

    /// <summary>Checks the options.</summary>
    /// <returns>Null where no replacement is asked for, or something is wrong.</returns>
    public static WantedReplacement? Of(string? folder, string? name, bool force, List<string> wrong)
    {
        if (folder is null)
        {
            if (name is not null || force)
                wrong.Add("--name and --force are of --replacement. Remedy: name a folder with --replacement.");
            return null;
        }

        if (name is not null && (!Word().IsMatch(name) || Taken.Contains(name)))
        {
            wrong.Add(
                $"--name is '{name}', no name of a class and of policies. Remedy: give 1 to 60 letters and digits that "
                + "begin with a capital, such as RootKeyReplacement.");
            return null;
        }

        return new(folder, name ?? "RootKeyReplacement", force);
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{0,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
