using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>
/// A condition on an item (equal, less, whether an attribute is there, the beginning of a text, and, or, parentheses),
/// or an update of it. Anything else is refused, never ignored.
/// </summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </remarks>
internal sealed partial class Expression
{
    private readonly List<string> _tokens;
    private readonly ExpressionTerms _terms;
    private int _at;

    private Expression(string text, ExpressionTerms terms)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        _terms = terms;
    }

    /// <summary>Tells whether an item, or none, meets a condition.</summary>
    /// <exception cref="AwsError">The condition has something that is not built here.</exception>
    public static bool Holds(string text, ExpressionTerms terms, JsonObject? item)
    {
        var expression = new Expression(text, terms);
        var holds = expression.Or(item);
        return expression._at == expression._tokens.Count ? holds : throw expression.Unexpected();
    }

    /// <summary>Carries out <c>SET</c> and <c>REMOVE</c>, each once at most.</summary>
    /// <returns>The attributes that it names.</returns>
    /// <exception cref="AwsError">The update has something that is not built here.</exception>
    public static IReadOnlySet<string> Update(string text, ExpressionTerms terms, JsonObject item)
    {
        var expression = new Expression(text, terms);
        var (touched, sections) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>());
        do
        {
            var section = expression.Take().ToUpperInvariant();
            if (section is not ("SET" or "REMOVE"))
                throw expression.Unexpected();
            if (!sections.Add(section))
            {
                throw ItemErrors.Invalid(
                    $"Invalid UpdateExpression: The \"{section}\" section can only be used once in an update "
                    + "expression");
            }

            do
                expression.Touch(section, item, touched);
            while (expression.TryTake(","));
        }
        while (expression._at < expression._tokens.Count);
        return touched;
    }

    private void Touch(string section, JsonObject item, HashSet<string> touched)
    {
        var name = _terms.Name(Take());
        if (!touched.Add(name))
        {
            throw ItemErrors.Invalid(
                "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of "
                + $"these paths; path one: [{name}], path two: [{name}]");
        }

        if (section == "REMOVE")
        {
            item.Remove(name);
            return;
        }

        Expect("=");
        item[name] = _terms.Value(Take()).DeepClone();
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
        var (name, comparison, value) = (_terms.Name(Take()), Take(), _terms.Value(Take()));
        var found = item?[name] as JsonObject;
        return comparison switch
        {
            "=" => found is not null && JsonNode.DeepEquals(found, value),
            "<" => found is not null && Compare(found, value) < 0,
            _ => throw ItemErrors.Invalid($"Invalid expression: the comparator {comparison} is not supported here"),
        };
    }

    private bool Function(JsonObject? item)
    {
        var function = Take();
        Expect("(");
        var name = _terms.Name(Take());
        var holds = function switch
        {
            "attribute_exists" => item?.ContainsKey(name) == true,
            "attribute_not_exists" => item?.ContainsKey(name) != true,
            "begins_with" => BeginsWith(item?[name] as JsonObject),
            _ => throw ItemErrors.Invalid(
                $"Invalid expression: Invalid function name; function: {function}, which is not supported here"),
        };
        Expect(")");
        return holds;
    }

    private bool BeginsWith(JsonObject? found)
    {
        Expect(",");
        var beginning = Text(_terms.Value(Take()))
            ?? throw ItemErrors.Invalid("Invalid expression: begins_with of another type than S is not supported here");
        return found is not null && Text(found)?.StartsWith(beginning, StringComparison.Ordinal) == true;
    }

    /// <summary>Compares texts with texts; null where one is none: another type is neither less nor more.</summary>
    private static int? Compare(JsonObject found, JsonObject value) => Text(value) is { } bound
        ? Text(found) is { } text ? Utf8.Compare(text, bound) : null
        : throw ItemErrors.Invalid("Invalid expression: a comparison with another type than S is not supported here");

    private static string? Text(JsonObject value) => value["S"]?.GetValue<string>();

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

    private AwsError Unexpected() => ItemErrors.Invalid(
        "Invalid expression: Syntax error, or not supported here; token: "
        + (_at < _tokens.Count ? _tokens[_at] : "<EOF>"));

    [GeneratedRegex(@"<>|<=|>=|[=<>(),]|[#:]?[A-Za-z0-9_.\[\]]+|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
