namespace Guardrails.Cli.Shared;

/// <summary>The weight of a text, which a colour may show. It never carries what the words do not say.</summary>
internal enum Tone
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A title.</summary>
    Strong,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not as it should be.</summary>
    Bad,

    /// <summary>Somebody should look.</summary>
    Unsure,

    /// <summary>Nothing to say.</summary>
    Faint,
}
