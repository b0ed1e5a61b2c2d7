using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Guardrails.Core.Packs;

/// <summary>An organization conformance pack that a file holds. The file's name is the pack's.</summary>
/// <param name="Path">The file, relative to the organization file, such as <c>packs/storage.yaml</c>.</param>
/// <param name="Name">The pack's name, such as <c>storage</c>.</param>
public sealed partial record ConformancePackFile(string Path, string Name)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>
    /// The form of a path, as JSON Schema's pattern. The name is AWS Config's, less the prefix of what
    /// is deployed here.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
    /// </remarks>
    public const string Pattern = @"^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[a-zA-Z][-a-zA-Z0-9]{0,99}\.(yaml|yml|json)$";

    /// <summary>
    /// The values that the organization file sets for the template's parameters, by name; the others keep the
    /// template's defaults.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = Nothing;

    /// <summary>Ids of foreign accounts that the template may name: rules and remediations run their code.</summary>
    public IReadOnlyList<string> AllowedAccounts { get; init; } = [];

    /// <summary>The same in words.</summary>
    public const string Accepted =
        "a path below the organization file's folder, such as \"packs/storage.yaml\": "
            + "its file name is a letter and up to 99 letters, digits or hyphens, then .yaml, .yml or .json";

    /// <summary>The pack whose file has that path.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ConformancePackFile? pack)
    {
        pack = Whole().IsMatch(path) && !path.EndsWith('\n')
            ? new(path, System.IO.Path.GetFileNameWithoutExtension(path))
            : null;
        return pack is not null;
    }

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
