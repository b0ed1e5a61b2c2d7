namespace Guardrails.Core.Json;

/// <summary>A JSON value and where it stands in its file.</summary>
/// <param name="Path">Its JSON path, such as <c>$.guardrails.DenyRootAccessKeyCreation.targets[0]</c>.</param>
/// <param name="Position">The UTF-8 byte at which it begins.</param>
/// <param name="Kind">The kind of value, in words that follow "is".</param>
internal abstract record FileValue(string Path, int Position, string Kind);

internal sealed record FileObject(string Path, int Position, IReadOnlyList<FileProperty> Properties)
    : FileValue(Path, Position, "an object");

internal sealed record FileArray(string Path, int Position, IReadOnlyList<FileValue> Items)
    : FileValue(Path, Position, "a list");

internal sealed record FileText(string Path, int Position, string Text)
    : FileValue(Path, Position, "text");

internal sealed record FileNumber(string Path, int Position, decimal? Number)
    : FileValue(Path, Position, "a number");

internal sealed record FileFlag(string Path, int Position, bool Flag)
    : FileValue(Path, Position, Flag ? "true" : "false");

internal sealed record FileNull(string Path, int Position)
    : FileValue(Path, Position, "null");

/// <summary>A property as it stands in the file: the same name may stand there twice.</summary>
/// <param name="Position">The UTF-8 byte at which its name begins.</param>
internal sealed record FileProperty(string Name, int Position, FileValue Value);
