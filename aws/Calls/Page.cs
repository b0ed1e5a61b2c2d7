namespace Guardrails.Aws.Calls;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it; a page may be empty, or have no list at all, although more follow.</param>
/// <param name="More">More follow; null where the answer does not say, so that it is not known to be all.</param>
/// <param name="Next">Where: what to ask for the next page with.</param>
public readonly record struct Page<TItem>(IReadOnlyList<TItem>? Items, bool? More, string? Next);

/// <summary>Pages in the two ways in which AWS's services say where the next one is.</summary>
public static class Page
{
    /// <summary>A page that has a token where more follow.</summary>
    public static Page<TItem> Of<TItem>(List<TItem>? items, string? token) =>
        new(items, !string.IsNullOrEmpty(token), token);

    /// <summary>A page of IAM, which always says whether more follow, and with which marker.</summary>
    public static Page<TItem> Of<TItem>(List<TItem>? items, bool? isTruncated, string? marker) =>
        new(items, isTruncated, marker);
}
