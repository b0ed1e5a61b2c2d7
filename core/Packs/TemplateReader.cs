using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Guardrails.Core.Packs;

/// <summary>Reads a template as CloudFormation reads it: JSON, or YAML with short forms such as <c>!Ref</c>.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
public static class TemplateReader
{
    private const int Deepest = 64;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };

    /// <summary>The template, its short forms written out, or the reason why it cannot be read.</summary>
    /// <param name="text">The template's text.</param>
    /// <param name="isJson">True for JSON, false for YAML.</param>
    public static (JsonNode? Template, PackTemplateError? Error) Read(string text, bool isJson)
    {
        try
        {
            return (isJson ? ReadJson(text) : ReadYaml(text), null);
        }
        catch (JsonException exception)
        {
            return (null, new("$", $"is not JSON: {exception.Message.TrimEnd('.')}", "JSON"));
        }
        catch (YamlException exception)
        {
            return (null, new(
                "$",
                $"line {exception.Start.Line}, column {exception.Start.Column}: "
                    + $"is not YAML: {exception.Message.TrimEnd('.')}",
                "YAML"));
        }
    }

    private static JsonNode? ReadJson(string text) => text == EventText.InWholeCharacters(text)
        ? JsonNode.Parse(text, documentOptions: Strict)
        : throw new JsonException("an escape such as \\ud800 is half a character");

    private static JsonNode? ReadYaml(string text)
    {
        DemandPlain(text);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 1
            ? Json(stream.Documents[0].RootNode)
            : throw new YamlException($"it holds {stream.Documents.Count} documents, not one");
    }

    /// <summary>CloudFormation takes no aliases; and nesting is read by recursion.</summary>
    private static void DemandPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new YamlException(parser.Current.Start, parser.Current.End, "it is nested too deeply");
            if (parser.Current is AnchorAlias)
                throw new YamlException(parser.Current.Start, parser.Current.End, "CloudFormation takes no aliases");
        }
    }

    private static JsonNode? Json(YamlNode node)
    {
        JsonNode? plain = node switch
        {
            YamlMappingNode map => Object(map),
            YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => null,
            YamlScalarNode scalar => JsonValue.Create(Whole(scalar)),
            _ => throw new YamlException(node.Start, node.End, "it is neither a map, a list nor a text"),
        };
        return !node.Tag.IsEmpty && node.Tag.IsLocal ? new JsonObject { [LongForm(node.Tag.Value)] = plain } : plain;
    }

    /// <summary>Two keys may differ in a tag, which is none of their names.</summary>
    private static JsonObject Object(YamlMappingNode map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map)
        {
            if (!json.TryAdd(Key(key), Json(value)))
                throw new YamlException(key.Start, key.End, "a key stands twice");
        }

        return json;
    }

    private static string Key(YamlNode key) =>
        key is YamlScalarNode { Value: not null } name
            ? Whole(name)!
            : throw new YamlException(key.Start, key.End, "a key is not a text");

    /// <summary>A text without half a character, which YAML may escape and JSON cannot hold.</summary>
    private static string? Whole(YamlScalarNode scalar) =>
        scalar.Value?.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) == true
            && !scalar.Value.Contains('\uFFFD')
                ? throw new YamlException(scalar.Start, scalar.End, "an escape is half a character")
                : scalar.Value;

    private static string LongForm(string tag) => tag is "!Ref" or "!Condition" ? tag[1..] : "Fn::" + tag[1..];
}
