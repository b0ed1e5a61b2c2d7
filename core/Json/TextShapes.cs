using System.Diagnostics.CodeAnalysis;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Json;

/// <summary>The shapes of a snapshot's texts.</summary>
internal static class TextShapes
{
    /// <summary>Text, which may be empty.</summary>
    public static readonly IShape<string> Any = new TextShape<string>(
        "text",
        "text in quotes",
        pattern: null,
        (string text, [MaybeNullWhen(false)] out string value) =>
        {
            value = text;
            return true;
        });

    /// <summary>
    /// The name of a unit, an account or a policy: Organizations takes any characters, and at least one.
    /// </summary>
    public static readonly IShape<string> Name = Some("a name", "one character or more");

    /// <summary>Text of at least one character.</summary>
    public static IShape<string> Some(string kind, string accepted) =>
        new TextShape<string>(
            kind,
            accepted,
            ".",
            (string text, [MaybeNullWhen(false)] out string value) => (value = text).Length > 0);

    /// <summary>The id of a policy target of one of some kinds.</summary>
    public static IShape<TargetId> Target(string kind, string accepted, params TargetKind[] kinds) =>
        new TextShape<TargetId>(
            kind,
            accepted,
            TargetId.SchemaPattern,
            (string text, [MaybeNullWhen(false)] out TargetId value) =>
                (value = TargetId.TryParse(text) is { } target && kinds.Contains(target.Kind) ? target : null)
                    is not null);
}
