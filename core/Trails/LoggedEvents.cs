namespace Guardrails.Core.Trails;

/// <summary>One half of management events, those that read or those that write, and whether it is logged.</summary>
/// <param name="IsLogged">Null where that is not known.</param>
/// <param name="Except">The event sources that are left out, such as <c>kms.amazonaws.com</c>.</param>
internal sealed record LoggedEvents(bool? IsLogged, IReadOnlyList<string> Except)
{
    public static readonly LoggedEvents None = new(false, []);
    public static readonly LoggedEvents Unknown = new(null, []);

    /// <summary>All of them, but for some sources.</summary>
    public static LoggedEvents All(params IEnumerable<string> except) =>
        new(true, [.. except.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Those that one of two logs: both must leave a source out for it to be left out.</summary>
    public LoggedEvents Or(LoggedEvents other) => (IsLogged, other.IsLogged) switch
    {
        (true, true) => All(Except.Intersect(other.Except, StringComparer.Ordinal)),
        (true, _) => this,
        (_, true) => other,
        (null, _) => this,
        _ => other,
    };
}
