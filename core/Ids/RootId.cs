using System.Text.RegularExpressions;

namespace Guardrails.Core.Ids;

/// <summary>The id of the root of an organization's tree (not to be confused with a root user).</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html</remarks>
public sealed partial record RootId
{
    private const string Body = "r-[0-9a-z]{4,32}";

    private RootId(string value) => Value = value;

    /// <summary>The id as AWS writes it.</summary>
    public string Value { get; }

    /// <summary>The text that <see cref="TryParse"/> accepts, in words, for error messages.</summary>
    public const string Accepted = "r- and 4 to 32 lower-case letters or digits, such as \"r-ab12\"";

    /// <summary>The text that <see cref="TryParse"/> accepts, as JSON Schema's pattern.</summary>
    public const string SchemaPattern = "^" + Body + "$";

    /// <summary>The beginning of the id of each of the root's units: it repeats the root's.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    /// </remarks>
    public string UnitPrefix => $"ou-{Value[2..]}-";

    /// <summary>The root that the id of a unit repeats: the inverse of <see cref="UnitPrefix"/>.</summary>
    internal static RootId OfUnit(string unit) => new($"r-{unit.Split('-')[1]}");

    /// <summary>Parses an id, or returns null where the text is not one.</summary>
    public static RootId? TryParse(string? text) => text is not null && Pattern().IsMatch(text) ? new(text) : null;

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static RootId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a root id: expected {Accepted}.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^" + Body + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
