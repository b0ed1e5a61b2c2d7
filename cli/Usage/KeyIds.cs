using System.Buffers;
using System.Text;

namespace Guardrails.Cli.Usage;

/// <summary>Finds access key ids in the bytes of an event, before anything of it is parsed.</summary>
/// <remarks>
/// Most events of an organization's trail are of others, and parsing them is nearly all of the work. The time does not
/// grow with the number of ids: a key may have opened thousands of sessions.
/// </remarks>
internal sealed class KeyIds
{
    private static readonly SearchValues<byte> OfAnId =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly byte[][] _beginnings;

    /// <summary>Ids of at least four characters.</summary>
    public KeyIds(IEnumerable<string> ids)
    {
        var all = ids.ToHashSet(StringComparer.Ordinal);
        _ids = all.GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = [.. all.Select(id => id[..4]).Distinct().Select(Encoding.ASCII.GetBytes)];
    }

    /// <summary>True where any of the ids stands in the bytes.</summary>
    public bool AreIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var beginning in _beginnings)
        {
            if (IsIn(bytes, beginning))
                return true;
        }

        return false;
    }

    private bool IsIn(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> beginning)
    {
        Span<char> id = stackalloc char[128];
        while (bytes.IndexOf(beginning) is >= 0 and var at)
        {
            var from = bytes[at..];
            var length = from.IndexOfAnyExcept(OfAnId) is >= 0 and var end ? end : from.Length;
            if (length <= id.Length
                && _ids.Contains(id[..Encoding.ASCII.GetChars(from[..length], id)]))
                return true;
            bytes = from[beginning.Length..];
        }

        return false;
    }
}
