using Spectre.Console;

namespace Guardrails.Cli.Shared;

/// <summary>A part of a line that stays whole as long as the line is wide enough for it.</summary>
/// <param name="Text">Its characters; a space in it is no place to break.</param>
/// <param name="Tone">Its weight.</param>
internal readonly record struct Word(string Text, Tone Tone)
{
    /// <summary>Its columns on a terminal, where some characters take two and some none.</summary>
    public int Width => WidthOf(Text);

    /// <summary>The words of a text, which spaces separate.</summary>
    public static IEnumerable<Word> Of(string text, Tone tone = Tone.Plain) =>
        text.Split(' ').Select(word => new Word(word, tone));

    /// <summary>The columns of a text on a terminal.</summary>
    public static int WidthOf(string text) => text.GetCellWidth();
}
