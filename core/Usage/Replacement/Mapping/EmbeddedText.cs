namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The tables that this assembly carries as text.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of a table, without its comments.</summary>
    /// <param name="name">The file's name.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly does not carry {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line is not (['#', ..] or []))
                yield return line;
        }
    }
}
