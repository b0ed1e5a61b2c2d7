using System.Diagnostics.CodeAnalysis;
using Guardrails.Core.Organizations.Shapes;

namespace Guardrails.Core.Organizations.Snapshots;

/// <summary>The shapes of a snapshot's texts.</summary>
internal static class Texts
{
    /// <summary>Text, which may be empty.</summary>
    public static readonly IShape<string> Any = new TextShape<string>("text", "text in quotes", pattern: null, (string text, [MaybeNullWhen(false)] out string value) =>
    {
        value = text;
        return true;
    });

    /// <summary>The name of a unit, an account or a policy: Organizations takes any characters, and at least one.</summary>
    public static readonly IShape<string> Name = Some("a name", "one character or more");

    /// <summary>Text of at least one character.</summary>
    public static IShape<string> Some(string kind, string accepted) =>
        new TextShape<string>(kind, accepted, ".", (string text, [MaybeNullWhen(false)] out string value) => (value = text).Length > 0);

    /// <summary>The id of a policy target that begins with one of some prefixes.</summary>
    public static IShape<TargetId> Target(string kind, string accepted, params string[] prefixes) =>
        new TextShape<TargetId>(kind, accepted, TargetId.SchemaPattern, (string text, [MaybeNullWhen(false)] out TargetId value) =>
            (value = prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) ? TargetId.TryParse(text) : null) is not null);
}
