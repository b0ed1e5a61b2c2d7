using System.Buffers;

namespace Guardrails.Cli.Usage;

/// <summary>
/// Cuts a stream of JSON into events: the items of <c>Records</c> as CloudTrail writes files, of a list, or objects one
/// after another. It holds one event at a time, however long the stream is.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html. It looks for
/// the ends of objects alone; what is inside, whoever parses an event judges.
/// </remarks>
internal sealed class EventScanner
{
    /// <summary>CloudTrail's largest event has 1 MB.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
    /// </remarks>
    private const int LongestEvent = 4 * 1024 * 1024;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndOfText = SearchValues.Create("\"\\"u8);

    private readonly ArrayBufferWriter<byte> _event = new();
    private bool _inText;
    private bool _escaped;
    private int _depth;
    private int _eventDepth = -1;
    private bool _undecided;

    /// <summary>Scans a stream to its end.</summary>
    /// <param name="stream">The JSON.</param>
    /// <param name="take">Takes each event; its bytes are gone when it returns.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FormatException">It is no such JSON, or ends in the middle.</exception>
    public async Task ScanAsync(Stream stream, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        var (any, first) = (false, true);
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            var part = buffer.AsMemory(0, read);
            if (first && part.Span.StartsWith("\uFEFF"u8))
                part = part[3..];
            first = false;
            Scan(part.Span, take);
            any |= part.Length > 0;
        }

        if (!any)
            throw new FormatException("it is empty");
        if (_depth != 0 || _inText)
            throw new FormatException("it ends in the middle of an event");
    }

    private void Scan(ReadOnlySpan<byte> bytes, Action<ReadOnlySpan<byte>> take)
    {
        while (!bytes.IsEmpty)
        {
            if (_inText)
            {
                bytes = AfterText(bytes);
                continue;
            }

            var at = bytes.IndexOfAny(Structure);
            var before = at < 0 ? bytes : bytes[..at];
            if (_depth == 0 && before.ContainsAnyExcept(" \t\r\n,"u8))
                throw new FormatException("it is no JSON of events");
            Keep(before);
            if (at < 0)
                return;
            Step(bytes[at], take);
            bytes = bytes[(at + 1)..];
        }
    }

    private void Step(byte mark, Action<ReadOnlySpan<byte>> take)
    {
        switch (mark)
        {
            case (byte)'"' when _depth == 0:
                throw new FormatException("it is no JSON of events");
            case (byte)'"':
                _inText = true;
                Keep([mark]);
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                if (_eventDepth < 0 && mark == '{')
                    (_eventDepth, _undecided) = (_depth, _depth == 1);
                else if (_undecided && mark == '[' && _depth == 2 && IsWrapper())
                    Forget();
                Keep([mark]);
                if (mark == '{' && _undecided && _depth > 1)
                    _undecided = false;
                break;
            default:
                Keep([mark]);
                if (--_depth < 0)
                    throw new FormatException("it is no JSON of events: something ends that did not begin");
                if (_eventDepth > _depth)
                {
                    take(_event.WrittenSpan);
                    Forget();
                }

                break;
        }
    }

    /// <summary>True where what began as an object turns out to hold the list of records.</summary>
    private bool IsWrapper()
    {
        var text = _event.WrittenSpan.TrimEnd(" \t\r\n:"u8);
        return text.EndsWith("\"Records\""u8);
    }

    private void Forget()
    {
        (_eventDepth, _undecided) = (-1, false);
        _event.ResetWrittenCount();
    }

    private ReadOnlySpan<byte> AfterText(ReadOnlySpan<byte> bytes)
    {
        if (_escaped)
        {
            _escaped = false;
            Keep(bytes[..1]);
            return bytes[1..];
        }

        var at = bytes.IndexOfAny(EndOfText);
        var end = at < 0 ? bytes.Length : at + 1;
        Keep(bytes[..end]);
        if (at >= 0)
            (_escaped, _inText) = (bytes[at] == '\\', bytes[at] != '"');
        return bytes[end..];
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_eventDepth < 0)
            return;
        if (_event.WrittenCount + bytes.Length > LongestEvent)
            throw new FormatException("it has an event that is longer than any of CloudTrail's");
        _event.Write(bytes);
    }
}
