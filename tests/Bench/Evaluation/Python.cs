using System.ComponentModel;
using System.Diagnostics;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>The python3 on PATH, where it has boto3.</summary>
/// <param name="Program">The interpreter itself, behind whatever shim PATH leads to.</param>
/// <param name="UserBase">
/// The folder of this user's packages, which the function's empty home directory would hide.
/// </param>
/// <param name="Versions">Python's and boto3's.</param>
/// <param name="Boto3">Where boto3 and everything that it needs lie.</param>
internal sealed record Python(string Program, string UserBase, string Versions, IReadOnlyList<string> Boto3)
{
    private const string Probe =
        "import boto3, botocore, dateutil, jmespath, os, platform, s3transfer, site, six, sys, urllib3; "
        + "print(sys.executable, site.getuserbase(), f'Python {platform.python_version()}, boto3 {boto3.__version__}', "
        + "*[os.path.dirname(one.__file__) for one in (boto3, botocore, dateutil, jmespath, s3transfer, urllib3)], "
        + "six.__file__, sep='\\n')";

    /// <summary>Finds it; null where Python or boto3 is absent.</summary>
    public static async Task<Python?> FindAsync()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", Probe])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var words = process.StandardError.ReadToEndAsync();
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);
            await words;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 && lines is [var program, var userBase, var versions, .. var boto3]
                ? new(program, userBase, versions, [.. boto3.Where(path => path.Length > 0)])
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
