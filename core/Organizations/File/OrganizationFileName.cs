namespace Guardrails.Core.Organizations.File;

/// <summary>The convention by which an organization's file is named: <c>orgs/NAME.json</c>.</summary>
public static class OrganizationFileName
{
    /// <summary>The folder of all organizations, in the root of a checkout.</summary>
    public const string Folder = "orgs";

    /// <summary>The ending of an organization's file, by which a path differs from a name.</summary>
    public const string Extension = ".json";

    /// <summary>The path that a person means: a text that ends in .json is one, and any other is a NAME.</summary>
    /// <param name="nameOrPath">The text that was given.</param>
    /// <returns>A path; for a name, it begins at the root of the checkout.</returns>
    public static string PathOf(string nameOrPath) =>
        nameOrPath.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? nameOrPath
            : $"{Folder}/{nameOrPath}{Extension}";

    /// <summary>
    /// The organization of a file in the folder; null for the schema and for snapshots, which lie beside it.
    /// </summary>
    /// <param name="fileName">The file's name, without a folder.</param>
    public static string? NameOf(string fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        var name = fileName[..^Extension.Length];
        return name.EndsWith(".schema", StringComparison.Ordinal)
            || name.EndsWith(".snapshot", StringComparison.Ordinal)
            ? null
            : name;
    }
}
