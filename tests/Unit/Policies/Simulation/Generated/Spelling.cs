using System.Globalization;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Other ways to write the same policy: one value alone or in a list, elements in another order, numbers and booleans
/// without quotes.
/// </summary>
internal sealed class Spelling(Dice dice)
{
    public JsonObject Of(JsonObject policy)
    {
        var statements = policy["Statement"]!
            .AsArray()
            .Select(statement => Statement(statement!.AsObject()))
            .ToArray<JsonNode>();
        return InAnyOrder(new()
        {
            ["Version"] = policy["Version"]!.DeepClone(),
            ["Statement"] = statements is [var only] && dice.Chance(50) ? only : new JsonArray(statements),
        });
    }

    private JsonObject Statement(JsonObject statement) => InAnyOrder(
        new(statement.Select(element => KeyValuePair.Create<string, JsonNode?>(element.Key, element.Key switch
        {
            "Condition" => Condition(element.Value!.AsObject()),
            "Effect" or "Sid" => element.Value!.DeepClone(),
            _ => Values(element.Value!, value => value.DeepClone()),
        }))));

    private JsonObject Condition(JsonObject operators) => InAnyOrder(
        new(operators.Select(byOperator => KeyValuePair.Create<string, JsonNode?>(
            byOperator.Key,
            InAnyOrder(new(byOperator.Value!.AsObject().Select(
                byKey => KeyValuePair.Create<string, JsonNode?>(byKey.Key, Values(byKey.Value!, Scalar)))))))));

    private JsonNode Values(JsonNode value, Func<JsonNode, JsonNode> spelled) => value is JsonArray many
        ? new JsonArray([.. many.Select(one => spelled(one!))])
        : dice.Chance(30) ? new JsonArray(spelled(value)) : spelled(value);

    private JsonNode Scalar(JsonNode value)
    {
        var text = value.GetValue<string>();
        var bare = text is "true" or "false" || (text.Length < 6 && IsJsonNumber(text));
        return bare && dice.Chance(30) ? JsonNode.Parse(text)! : value.DeepClone();
    }

    // A tag such as 01 is no number in JSON.
    private static bool IsJsonNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text;

    private JsonObject InAnyOrder(JsonObject json)
    {
        var elements = json.Select(
            element => (Key: element.Key, Value: element.Value!.DeepClone(), Order: dice.Below(int.MaxValue))).ToList();
        return new(elements.OrderBy(element => element.Order).Select(
            element => KeyValuePair.Create<string, JsonNode?>(element.Key, element.Value)));
    }
}
