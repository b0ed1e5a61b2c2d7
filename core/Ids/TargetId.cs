using System.Text.RegularExpressions;

namespace Guardrails.Core.Ids;

/// <summary>The target of a service control policy: the root, an organizational unit or an account.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html</remarks>
public sealed partial record TargetId
{
    private const string Body = "(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|[0-9]{12})";

    private TargetId(string value) => Value = value;

    /// <summary>The id as AWS writes it.</summary>
    public string Value { get; }

    /// <summary>The kind of target.</summary>
    public TargetKind Kind => Value[0] switch
    {
        'r' => TargetKind.Root,
        'o' => TargetKind.Unit,
        _ => TargetKind.Account,
    };

    /// <summary>
    /// The root below which it stands: the root itself, or the one that a unit's id repeats; null for an account, whose
    /// id names none.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    /// </remarks>
    public RootId? Root => Kind switch
    {
        TargetKind.Root => RootId.Parse(Value),
        TargetKind.Unit => RootId.OfUnit(Value),
        _ => null,
    };

    /// <summary>The text that <see cref="TryParse"/> accepts, in words, for error messages.</summary>
    public const string Accepted =
        "a root id (\"r-ab12\"), an organizational unit id (\"ou-ab12-c3d4e5f6\") "
        + "or an account id (\"012345678901\")";

    /// <summary>The text that <see cref="TryParse"/> accepts, as JSON Schema's pattern.</summary>
    public const string SchemaPattern = "^" + Body + "$";

    /// <summary>The target that is the root itself.</summary>
    public static TargetId Of(RootId root) => new(root.Value);

    /// <summary>The target that is one account.</summary>
    public static TargetId Of(AccountId account) => new(account.Value);

    /// <summary>Parses an id, or returns null where the text is not one.</summary>
    public static TargetId? TryParse(string? text) => text is not null && Pattern().IsMatch(text) ? new(text) : null;

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static TargetId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a policy target: expected {Accepted}.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex("^" + Body + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
