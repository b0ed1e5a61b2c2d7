using System.Globalization;
using Guardrails.Core.Controls;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>
/// The values that the file may set of one control's parameters. A Config rule gets all values as text.
/// </summary>
internal static class ControlParameterShape
{
    public static ObjectShape<IReadOnlyDictionary<string, string>> Of(IControl control)
    {
        var parameters = control.Parameters.Select(Of).ToList();
        return new(
            [.. parameters.Select(parameter => parameter.Property)],
            fields => parameters
                .Select(parameter => KeyValuePair.Create(parameter.Property.Name, parameter.Read(fields)))
                .Where(set => set.Value is not null)
                .ToDictionary(set => set.Key, set => set.Value!, StringComparer.Ordinal));
    }

    private static (Property Property, Func<Fields, string?> Read) Of(ControlParameter parameter)
    {
        var description = $"{parameter.Description} {parameter.DefaultValue} when left out.";
        switch (parameter)
        {
            case NumberParameter number:
                var whole = new Property<int>(number.Name, description, new NumberShape(number.Least, number.Most));
                return (whole, fields => fields.Get(whole)?.Value.ToString(CultureInfo.InvariantCulture));
            case ChoiceParameter choice:
                var named = new Property<string>(
                    choice.Name,
                    description,
                    new ChoiceShape<string>(
                        "value",
                        [.. choice.Choices.Select(one => KeyValuePair.Create(one, one))]));
                return (named, fields => fields.Get(named)?.Value);
            default:
                throw new NotSupportedException($"The file has no shape for {parameter.GetType().Name}.");
        }
    }
}
