using Guardrails.Core.Organizations.File;

namespace Guardrails.Infra.Input;

/// <summary>The organization files of this checkout, which the app is started in.</summary>
internal static class OrganizationPath
{
    private const string Folder = OrganizationFileName.Folder;

    /// <summary>The path that context <c>org</c> names.</summary>
    public static string Of(string name) => OrganizationFileName.PathOf(name);

    /// <summary>A sentence that names the organizations of this checkout.</summary>
    public static string Present()
    {
        var names = Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder)
                .Select(file => OrganizationFileName.NameOf(Path.GetFileName(file)))
                .OfType<string>()
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        return names.Count == 0
            ? $"There is no file in {Folder}/ here."
            : $"In {Folder}/ there is: {string.Join(", ", names)}.";
    }
}
