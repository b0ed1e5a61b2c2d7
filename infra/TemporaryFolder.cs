namespace Guardrails.Infra;

/// <summary>
/// A temporary folder of this process's own: jsii unpacks itself and the CDK into it, 66 MB each time, and leaves that.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-jsii-");

    public TemporaryFolder()
    {
        // The Node.js that jsii starts inherits them.
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"])
            Environment.SetEnvironmentVariable(name, _folder.FullName);
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the files of a Node.js that still runs: they are no reason to fail what has succeeded.
        }
    }
}
