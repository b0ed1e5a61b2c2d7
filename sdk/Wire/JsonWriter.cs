using System.Collections;
using System.Text.Json;
using Amazon.Runtime;

namespace Guardrails.Sdk.Wire;

/// <summary>A request's members as JSON; a null member is left out, an empty list is sent.</summary>
internal static class JsonWriter
{
    /// <param name="request">The request.</param>
    /// <param name="name">The name under which a member travels.</param>
    public static byte[] Write(object request, Func<string, string> name)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            WriteStructure(writer, request, name);
        return stream.ToArray();
    }

    private static void WriteStructure(Utf8JsonWriter writer, object structure, Func<string, string> name)
    {
        writer.WriteStartObject();
        foreach (var member in Members.Of(structure.GetType()))
        {
            if (member.GetValue(structure) is not { } value)
                continue;
            writer.WritePropertyName(name(member.Name));
            WriteValue(writer, value, name);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, Func<string, string> name)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case ConstantClass constant: writer.WriteStringValue(constant.Value); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case DateTime time: writer.WriteNumberValue(SecondsSince1970(time)); break;
            case IList list:
                writer.WriteStartArray();
                foreach (var item in list)
                    WriteValue(writer, item, name);
                writer.WriteEndArray();
                break;
            default: WriteStructure(writer, value, name); break;
        }
    }

    private static decimal SecondsSince1970(DateTime time) =>
        new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000m;
}
