namespace Guardrails.Core.Usage;

/// <summary>A part of a key's history that nobody could read. Whatever it hides, it never makes a key unused.</summary>
/// <param name="Region">The Region that it is about; null where it is about all of them.</param>
/// <param name="Reason">The reason, as a sentence without its full stop.</param>
/// <param name="Remedy">What to do about it, as the end of a sentence.</param>
public sealed record UsageGap(string? Region, string Reason, string Remedy)
{
    /// <summary>True where reading stopped at a limit: whoever reads again stops there again.</summary>
    public bool IsLimit { get; init; }

    /// <summary>The reason, with the Region where it is about one.</summary>
    public string WithRegion() => Region is null ? Reason : $"{Reason} in {Region}";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Region is null ? "" : $"{Region}: ")}{Reason.TrimEnd('.')}. Remedy: {Remedy}";
}
