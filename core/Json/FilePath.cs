using System.Text.RegularExpressions;

namespace Guardrails.Core.Json;

/// <summary>JSON paths as RFC 9535 writes them.</summary>
internal static partial class FilePath
{
    public const string Root = "$";

    public static string Property(string path, string name) =>
        Plain().IsMatch(name) ? $"{path}.{name}" : $"{path}['{Printable.Short(name)}']";

    public static string Item(string path, int index) => $"{path}[{index}]";

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
