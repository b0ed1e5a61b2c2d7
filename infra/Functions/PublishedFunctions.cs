using Guardrails.Core.Roles;

namespace Guardrails.Infra.Functions;

/// <summary>The functions as their builds published them.</summary>
/// <param name="All">Every function, published or not.</param>
internal sealed record PublishedFunctions(IReadOnlyList<PublishedFunction> All)
{
    /// <summary>
    /// Looks where builds of the app's own configuration publish: artifacts/publish/FUNCTION/CONFIGURATION.
    /// </summary>
    /// <param name="appFolder">The folder of the app's assembly: artifacts/bin/PROJECT/CONFIGURATION.</param>
    public static PublishedFunctions Find(string appFolder)
    {
        var folder = Path.TrimEndingDirectorySeparator(appFolder);
        var configuration = Path.GetFileName(folder);
        var published = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "publish"));
        return new(
            [
                .. DeployedFunction.All.Select(function =>
                    new PublishedFunction(function, Path.Combine(published, function.Assembly, configuration))),
            ]);
    }

    /// <summary>One line for a person for each function that is not published.</summary>
    public IReadOnlyList<string> Errors => [.. All.Where(one => !one.Exists).Select(one => one.Missing)];

    /// <summary>The published folder of one function.</summary>
    public PublishedFunction this[DeployedFunction function] => All.Single(one => one.Function == function);
}

/// <summary>One function's published folder.</summary>
/// <param name="Function">The function. The managed runtime starts the assembly that its handler names.</param>
/// <param name="Folder">The folder with everything that it needs.</param>
internal sealed record PublishedFunction(DeployedFunction Function, string Folder)
{
    private string Assembly => Path.Combine(Folder, Function.Assembly + ".dll");

    public bool Exists => File.Exists(Assembly);

    public string Missing =>
        $"Function {Function.Assembly} is not published: there is no {Assembly}. "
        + $"Remedy: dotnet build infra --configuration {Path.GetFileName(Folder)}";
}
