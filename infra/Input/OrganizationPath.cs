namespace Guardrails.Infra.Input;

/// <summary>Where the file of an organization is.</summary>
internal static class OrganizationPath
{
    private const string Folder = "orgs";
    private const string Extension = ".json";

    /// <summary>
    /// The path that context <c>org</c> names: a path where it ends in .json, otherwise orgs/NAME.json.
    /// </summary>
    public static string Of(string name) =>
        name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name : $"{Folder}/{name}{Extension}";

    /// <summary>A sentence that names the organizations of this checkout.</summary>
    public static string Present()
    {
        var names = Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, "*" + Extension)
                .Select(Path.GetFileNameWithoutExtension).OfType<string>()
                .Where(
                    name => !name.EndsWith(".schema", StringComparison.Ordinal)
                        && !name.EndsWith(".snapshot", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList()
            : [];
        return names.Count == 0
            ? $"There is no file in {Folder}/ here."
            : $"In {Folder}/ there is: {string.Join(", ", names)}.";
    }
}
