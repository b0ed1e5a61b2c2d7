using System.Globalization;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Controls;

/// <summary>The values of a control's parameters: each one that it has, valid.</summary>
public sealed class ControlParameters
{
    /// <summary>The rule parameter that says which control a Config rule is.</summary>
    public const string OfControl = "control";

    private readonly Dictionary<string, string> _values;

    private ControlParameters(Dictionary<string, string> all) => _values = all;

    /// <summary>Defaults, but for what is set.</summary>
    /// <param name="control">The control.</param>
    /// <param name="set">What was set, by name.</param>
    /// <exception cref="FormatException">
    /// The control has no such parameter, or it does not take the value; the message names both and what is accepted.
    /// </exception>
    public static ControlParameters Of(IControl control, IEnumerable<KeyValuePair<string, string>> set)
    {
        var all = control.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => parameter.DefaultValue, StringComparer.Ordinal);
        foreach (var (name, value) in set)
        {
            var parameter = control.Parameters.SingleOrDefault(one => one.Name == name) ?? throw new FormatException(
                $"{control.Name} has no parameter '{name}'. Accepted: "
                + $"{(all.Count == 0 ? "none" : string.Join(", ", all.Keys))}.");
            if (!parameter.Accepts(value))
                throw new FormatException(
                    $"{control.Name}: its parameter '{name}' is '{value}'. Accepted: {parameter.Accepted}.");
            all[name] = value;
        }

        return new(all);
    }

    /// <summary>Nothing set.</summary>
    public static ControlParameters Defaults(IControl control) => Of(control, []);

    /// <summary>A number.</summary>
    public int this[NumberParameter parameter] => int.Parse(_values[parameter.Name], CultureInfo.InvariantCulture);

    /// <summary>A choice.</summary>
    public string this[ChoiceParameter parameter] => _values[parameter.Name];

    /// <summary>A Config rule's <c>InputParameters</c>: which control it is, and every value.</summary>
    public string ForRule(IControl control)
    {
        var parameters = new JsonObject { [OfControl] = control.Name };
        foreach (var (name, value) in _values)
            parameters[name] = value;
        return parameters.ToJsonString();
    }
}
