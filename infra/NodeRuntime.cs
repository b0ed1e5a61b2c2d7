namespace Guardrails.Infra;

/// <summary>The Node.js that jsii starts.</summary>
internal static class NodeRuntime
{
    /// <summary>
    /// jsii prints a banner where Node.js is older or newer than jsii itself, and names that a newer CDK deprecates.
    /// Nobody can act on either here: the README says which Node.js to have.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> NoBanner =
        new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "20",
        ["JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION"] = "true",
        // A newer CDK, which a build may name, says which members of it have new names; the compiler says so, too.
        ["JSII_DEPRECATED"] = "quiet",
    };

    /// <summary>The problem, in words, or nothing. jsii itself would end in a stack trace.</summary>
    public static IEnumerable<string> Errors()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, name))))
        {
            yield return "There is no 'node' on PATH, and AWS CDK runs on Node.js. "
                + "Remedy: install Node.js 22 or 24 and put it on PATH.";
        }
    }

    public static void SilenceBanner()
    {
        foreach (var (name, value) in NoBanner)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, value);
        }
    }
}
