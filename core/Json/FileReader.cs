using System.Text.Json;

namespace Guardrails.Core.Json;

/// <summary>Turns text into values that know their place. Comments and trailing commas are allowed.</summary>
internal static class FileReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The file's one value, or null where it is not JSON, which is then among the errors.</summary>
    public static FileValue? Read(byte[] file, FileErrors errors)
    {
        var reader = new Utf8JsonReader(file, Options);
        try
        {
            reader.Read();
            var value = Value(ref reader, FilePath.Root);
            reader.Read();
            return value;
        }
        catch (JsonException broken)
        {
            var truncated = IsTruncated(file);
            errors.Add(
                FilePath.Root,
                truncated
                    ? file.AsSpan().TrimEnd(" \t\r\n"u8).Length
                    : errors.Position(broken.LineNumber, broken.BytePositionInLine),
                $"{(truncated ? "ends in the middle of something: not valid JSON" : "is not valid JSON")} "
                + $"({Reason(broken)})",
                "JSON; // comments and trailing commas are fine");
        }
        catch (InvalidOperationException)
        {
            // The reader's only objection here: an escaped half of a surrogate pair, which no string can hold.
            errors.Add(
                FilePath.Root,
                (int)reader.TokenStartIndex,
                "holds half of a character (an unpaired \\uD800 to \\uDFFF)",
                "whole characters");
        }

        return null;
    }

    private static FileValue Value(ref Utf8JsonReader reader, string path)
    {
        var position = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, path),
            JsonTokenType.StartArray => Array(ref reader, path),
            JsonTokenType.String => new FileText(path, position, reader.GetString()!),
            JsonTokenType.Number => new FileNumber(
                path,
                position,
                reader.TryGetDecimal(out var number) ? number : null),
            JsonTokenType.True => new FileFlag(path, position, Flag: true),
            JsonTokenType.False => new FileFlag(path, position, Flag: false),
            _ => new FileNull(path, position),
        };
    }

    private static FileObject Object(ref Utf8JsonReader reader, string path)
    {
        var position = (int)reader.TokenStartIndex;
        var properties = new List<FileProperty>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            properties.Add(new(name, start, Value(ref reader, FilePath.Property(path, name))));
        }

        return new(path, position, properties);
    }

    private static FileArray Array(ref Utf8JsonReader reader, string path)
    {
        var position = (int)reader.TokenStartIndex;
        var items = new List<FileValue>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader, FilePath.Item(path, items.Count)));
        return new(path, position, items);
    }

    /// <summary>Tells whether all is well up to the end, and only more of it is missing.</summary>
    private static bool IsTruncated(byte[] file)
    {
        try
        {
            var reader = new Utf8JsonReader(file, isFinalBlock: false, new JsonReaderState(Options));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The reader's sentence without the place, which the error gives in a person's counting.</summary>
    private static string Reason(JsonException broken) =>
        Printable.Short(broken.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' '), longest: 200);
}
