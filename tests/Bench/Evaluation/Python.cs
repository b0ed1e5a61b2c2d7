using System.ComponentModel;
using System.Diagnostics;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>The python3 on PATH, where it has boto3.</summary>
/// <param name="Program">The interpreter itself, behind whatever shim PATH leads to.</param>
/// <param name="UserBase">Where packages of this user are, which the function's empty home directory would hide.</param>
/// <param name="Versions">Python's and boto3's.</param>
internal sealed record Python(string Program, string UserBase, string Versions)
{
    private const string Probe = "import boto3, platform, site, sys; "
        + "print(sys.executable, site.getuserbase(), f'Python {platform.python_version()}, boto3 {boto3.__version__}', sep='\\n')";

    /// <summary>Finds it; null where Python or boto3 is absent.</summary>
    public static async Task<Python?> FindAsync()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", Probe]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var words = process.StandardError.ReadToEndAsync();
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);
            await words;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 && lines is [var program, var userBase, var versions, ..] ? new(program, userBase, versions) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
