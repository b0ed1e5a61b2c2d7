namespace Guardrails.Infra.Functions;

/// <summary>The functions as their builds published them, or what is missing.</summary>
/// <param name="Found">Every function; null where there are errors.</param>
/// <param name="Errors">One line each for a person.</param>
internal sealed record PublishedFunctions(PublishedFunctions.All? Found, IReadOnlyList<string> Errors)
{
    internal sealed record All(PublishedFunction RootPostureRule, PublishedFunction OrganizationSetup, PublishedFunction RootRecheck);

    /// <summary>Looks where builds of the app's own configuration publish: artifacts/publish/FUNCTION/CONFIGURATION.</summary>
    /// <param name="appFolder">The folder of the app's assembly: artifacts/bin/PROJECT/CONFIGURATION.</param>
    public static PublishedFunctions Find(string appFolder)
    {
        var folder = Path.TrimEndingDirectorySeparator(appFolder);
        var configuration = Path.GetFileName(folder);
        var published = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "publish"));

        var rule = Function("RootPostureRule");
        var setup = Function("OrganizationSetup");
        var recheck = Function("RootRecheck");
        string[] errors = [.. new[] { rule, setup, recheck }.Where(one => !one.Exists).Select(one => one.Missing)];
        return new(errors.Length == 0 ? new All(rule, setup, recheck) : null, errors);

        PublishedFunction Function(string assembly) => new(assembly, Path.Combine(published, assembly, configuration));
    }
}

/// <summary>One function's published folder.</summary>
/// <param name="Assembly">Its assembly's name, which is also its handler: the managed runtime starts NAME.dll.</param>
/// <param name="Folder">The folder with everything that it needs.</param>
internal sealed record PublishedFunction(string Assembly, string Folder)
{
    public bool Exists => File.Exists(Path.Combine(Folder, Assembly + ".dll"));

    public string Missing =>
        $"Function {Assembly} is not published: there is no {Path.Combine(Folder, Assembly + ".dll")}. "
        + $"Remedy: dotnet build infra --configuration {Path.GetFileName(Folder)}";
}
