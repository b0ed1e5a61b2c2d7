using System.Text.RegularExpressions;

namespace Guardrails.Core.Ids;

/// <summary>The id of an organization.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html</remarks>
public sealed partial record OrganizationId
{
    private const string Body = "o-[a-z0-9]{10,32}";

    private OrganizationId(string value) => Value = value;

    /// <summary>The id as AWS writes it.</summary>
    public string Value { get; }

    /// <summary>The text that <see cref="TryParse"/> accepts, in words, for error messages.</summary>
    public const string Accepted = "o- and 10 to 32 lower-case letters or digits, such as \"o-a1b2c3d4e5\"";

    /// <summary>The text that <see cref="TryParse"/> accepts, as JSON Schema's pattern.</summary>
    public const string SchemaPattern = "^" + Body + "$";

    /// <summary>Parses an id, or returns null where the text is not one.</summary>
    public static OrganizationId? TryParse(string? text) =>
        text is not null && Pattern().IsMatch(text) ? new(text) : null;

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static OrganizationId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not an organization id: expected {Accepted}.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^" + Body + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
