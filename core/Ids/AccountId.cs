using System.Text.RegularExpressions;

namespace Guardrails.Core.Ids;

/// <summary>The id of an AWS account: exactly 12 digits, leading zeros included, so never a number.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html</remarks>
public sealed partial record AccountId
{
    private const string Body = "[0-9]{12}";

    private AccountId(string value) => Value = value;

    /// <summary>The id as AWS writes it.</summary>
    public string Value { get; }

    /// <summary>The text that <see cref="TryParse"/> accepts, in words, for error messages.</summary>
    public const string Accepted = "12 digits in quotes, such as \"012345678901\"";

    /// <summary>The text that <see cref="TryParse"/> accepts, as JSON Schema's pattern.</summary>
    public const string SchemaPattern = "^" + Body + "$";

    /// <summary>Parses an id, or returns null where the text is not one.</summary>
    public static AccountId? TryParse(string? text) => text is not null && Pattern().IsMatch(text) ? new(text) : null;

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not an account id: expected {Accepted}.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^" + Body + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
