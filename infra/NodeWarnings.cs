namespace Guardrails.Infra;

/// <summary>jsii prints a banner where Node.js is older or newer than jsii itself. The README says which Node.js to have.</summary>
internal static class NodeWarnings
{
    private static readonly IReadOnlyDictionary<string, string> Silent = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "20",
        ["JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION"] = "true",
    };

    public static void Silence()
    {
        foreach (var (name, value) in Silent)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, value);
        }
    }
}
