using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>
/// A condition on an item: comparisons of texts, whether an attribute is there, and, or, parentheses. Anything else is
/// refused, never ignored.
/// </summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </remarks>
internal sealed partial class Expression
{
    private readonly List<string> _tokens;
    private readonly JsonObject _names;
    private readonly JsonObject _values;
    private readonly HashSet<string> _used;
    private int _at;

    private Expression(string text, JsonObject input, HashSet<string> used)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value).Where(token => token.Trim().Length > 0)];
        (_names, _values, _used) = (Map(input, "ExpressionAttributeNames"), Map(input, "ExpressionAttributeValues"), used);
    }

    /// <summary>Tells whether an item, or none, meets a condition.</summary>
    /// <exception cref="AwsError">The condition has something that is not built here.</exception>
    public static bool Holds(string text, JsonObject input, JsonObject? item, HashSet<string> used)
    {
        var expression = new Expression(text, input, used);
        var holds = expression.Or(item);
        return expression._at == expression._tokens.Count ? holds : throw expression.Unexpected();
    }

    /// <summary>Carries out <c>SET</c> and <c>REMOVE</c>.</summary>
    /// <exception cref="AwsError">The update has something that is not built here.</exception>
    public static IReadOnlyList<string> Update(string text, JsonObject input, JsonObject item, HashSet<string> used)
    {
        var expression = new Expression(text, input, used);
        var touched = new List<string>();
        while (expression._at < expression._tokens.Count)
        {
            var section = expression.Take().ToUpperInvariant();
            if (section is not ("SET" or "REMOVE"))
                throw expression.Unexpected();
            do
            {
                var name = expression.Name();
                touched.Add(name);
                if (section == "REMOVE")
                {
                    item.Remove(name);
                    continue;
                }

                expression.Expect("=");
                item[name] = expression.Value().DeepClone();
            }
            while (expression.TryTake(","));
        }

        return touched;
    }

    /// <summary>Names and values that no expression of a call uses are an error, as in AWS.</summary>
    public static void DemandUsed(JsonObject input, HashSet<string> used)
    {
        foreach (var (member, what) in new[]
        {
            ("ExpressionAttributeNames", "names"), ("ExpressionAttributeValues", "values"),
        })
        {
            if (Map(input, member).Select(entry => entry.Key).FirstOrDefault(key => !used.Contains(key)) is { } unused)
            {
                throw Invalid(
                    $"Value provided in {member} unused in expressions: keys: {{{unused}}} ({what}).");
            }
        }
    }

    private bool Or(JsonObject? item)
    {
        var holds = And(item);
        while (TryTake("OR"))
            holds |= And(item);
        return holds;
    }

    private bool And(JsonObject? item)
    {
        var holds = One(item);
        while (TryTake("AND"))
            holds &= One(item);
        return holds;
    }

    private bool One(JsonObject? item)
    {
        if (TryTake("("))
        {
            var holds = Or(item);
            Expect(")");
            return holds;
        }

        if (_at + 1 < _tokens.Count && _tokens[_at + 1] == "(")
            return Function(item);
        var (name, comparison) = (Name(), Take());
        var (found, value) = (item?[name] as JsonObject, Value());
        return comparison switch
        {
            "=" => found is not null && JsonNode.DeepEquals(found, value),
            "<>" => found is null || !JsonNode.DeepEquals(found, value),
            "<" or "<=" or ">" or ">=" => found is not null && Compare(found, value) is { } order && (comparison switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            }),
            _ => throw Unexpected(),
        };
    }

    private bool Function(JsonObject? item)
    {
        var function = Take();
        Expect("(");
        var name = Name();
        var holds = function switch
        {
            "attribute_exists" => item?.ContainsKey(name) == true,
            "attribute_not_exists" => item?.ContainsKey(name) != true,
            "begins_with" => BeginsWith(item?[name] as JsonObject),
            _ => throw Invalid($"Invalid function name; function: {function} is not supported here"),
        };
        Expect(")");
        return holds;
    }

    private bool BeginsWith(JsonObject? found)
    {
        Expect(",");
        var beginning = Text(Value());
        return found is not null && Text(found)?.StartsWith(beginning ?? "", StringComparison.Ordinal) == true;
    }

    /// <summary>Compares texts; null where one is none: another type is neither less nor more.</summary>
    private static int? Compare(JsonObject one, JsonObject other) =>
        Text(one) is { } first && Text(other) is { } second ? Utf8.Compare(first, second) : null;

    private static string? Text(JsonObject value) => value["S"]?.GetValue<string>();

    private string Name()
    {
        var token = Take();
        if (!token.StartsWith('#'))
            return Identifier().IsMatch(token) ? token : throw Unexpected();
        _used.Add(token);
        return _names.Text(token)
            ?? throw Invalid($"An expression attribute name used in the document path is not defined; name: {token}");
    }

    private JsonObject Value()
    {
        var token = Take();
        _used.Add(token);
        return _values[token] as JsonObject
            ?? throw Invalid($"An expression attribute value used in expression is not defined; value: {token}");
    }

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw Unexpected();

    private bool TryTake(string token)
    {
        if (_at >= _tokens.Count || !string.Equals(_tokens[_at], token, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!TryTake(token))
            throw Unexpected();
    }

    private AwsError Unexpected() => Invalid(
        $"Invalid expression: Syntax error, or not supported here; token: "
        + $"{(_at < _tokens.Count ? _tokens[_at] : "<EOF>")}");

    private static JsonObject Map(JsonObject input, string member) => input[member] as JsonObject ?? [];

    private static AwsError Invalid(string message) => new("ValidationException", message);

    [GeneratedRegex(@"<>|<=|>=|[=<>(),]|[#:]?[A-Za-z0-9_.]+|\S")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();
}
