namespace Guardrails.Tests;

/// <summary>The place of this checkout.</summary>
public static class Repository
{
    /// <summary>The folder that holds Guardrails.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guardrails.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Guardrails.sln above {AppContext.BaseDirectory}.");
    }
}
