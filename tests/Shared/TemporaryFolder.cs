namespace Guardrails.Tests;

/// <summary>
/// A temporary folder of one child process's own, which goes with it, and in which nothing should be left.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-child-");

    /// <summary>The variables that tell a child process of it.</summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        new[] { "TMPDIR", "TMP", "TEMP" }
            .ToDictionary(name => name, string? (_) => _folder.FullName, StringComparer.Ordinal);

    /// <summary>
    /// The names in it once the process has ended. The runtime of a process that was killed leaves its debugger's
    /// pipes.
    /// </summary>
    public IReadOnlyList<string> LeftBehind =>
    [
        .. _folder.EnumerateFileSystemInfos()
            .Select(one => one.Name)
            .Where(name => !name.StartsWith("clr-debug-pipe", StringComparison.Ordinal)
                && !name.StartsWith("dotnet-diagnostic", StringComparison.Ordinal)),
    ];

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The Node.js of a process that has just ended may still be writing: what it leaves is no test's failure.
        }
    }
}
