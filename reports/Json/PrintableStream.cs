using System.Buffers;
using System.Text;
using Guardrails.Core.Json;

namespace Guardrails.Reports.Json;

/// <summary>
/// Passes JSON on in printable characters alone, as <see cref="Printable.Json"/> does with a whole text: a report may
/// be larger than memory.
/// </summary>
/// <param name="target">Where to; left open.</param>
internal sealed class PrintableStream(Stream target) : Stream
{
    private const int LongestRune = 4;

    /// <summary>The first bytes of a character whose others have not been written yet.</summary>
    private readonly byte[] begun = new byte[LongestRune];
    private int begunCount;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (begunCount == 0 && Ascii.IsValid(buffer.Span) && !buffer.Span.Contains((byte)0x7F))
        {
            await target.WriteAsync(buffer, cancellationToken);
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(begunCount + buffer.Length);
        try
        {
            begun.AsSpan(0, begunCount).CopyTo(bytes);
            buffer.Span.CopyTo(bytes.AsSpan(begunCount));
            var whole = WholeRunes(bytes.AsSpan(0, begunCount + buffer.Length));
            var rest = bytes.AsSpan(whole, begunCount + buffer.Length - whole);
            rest.CopyTo(begun);
            begunCount = rest.Length;
            var shown = Printable.Json(Encoding.UTF8.GetString(bytes, 0, whole));
            await target.WriteAsync(Encoding.UTF8.GetBytes(shown), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override void Flush() => target.Flush();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The bytes before a character that is cut at the end. A writer of JSON writes no invalid ones.</summary>
    private static int WholeRunes(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back < LongestRune && back <= bytes.Length; back++)
        {
            var first = bytes[^back];
            if (first < 0x80)
                break;
            if (first >= 0xC0)
            {
                var length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
                return back < length ? bytes.Length - back : bytes.Length;
            }
        }

        return bytes.Length;
    }
}
