using System.Collections;
using System.Globalization;
using Amazon.Runtime;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// A request's members as form parameters: <c>Name</c>, <c>List.member.1</c>, <c>Structure.Member</c>,
/// <c>Map.entry.1.Name</c>.
/// </summary>
internal sealed class QueryWriter(IDictionary<string, string> parameters, MapEntry entry)
{
    public void Write(object structure, string prefix = "")
    {
        foreach (var member in Members.Of(structure.GetType()))
        {
            if (member.GetValue(structure) is { } value)
                WriteValue(prefix + member.Name, value);
        }
    }

    private void WriteValue(string name, object value)
    {
        switch (value)
        {
            case string text: parameters[name] = text; break;
            case ConstantClass constant: parameters[name] = constant.Value; break;
            case bool flag: parameters[name] = flag ? "true" : "false"; break;
            case int number: parameters[name] = number.ToString(CultureInfo.InvariantCulture); break;
            case IDictionary map: WriteMap(name, map); break;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                    WriteValue($"{name}.member.{index + 1}", list[index]);
                break;
            default: Write(value, name + "."); break;
        }
    }

    private void WriteMap(string name, IDictionary map)
    {
        var number = 0;
        foreach (DictionaryEntry item in map)
        {
            var at = $"{name}.entry.{++number}";
            parameters[$"{at}.{entry.Key}"] = (string)item.Key;
            WriteValue($"{at}.{entry.Value}", item.Value);
        }
    }
}

/// <summary>The names in each entry of a map that a service takes.</summary>
internal sealed record MapEntry(string Key, string Value);
