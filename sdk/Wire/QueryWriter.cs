using System.Collections;
using System.Globalization;
using Amazon.Runtime;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// A request's members as form parameters: <c>Name</c>, <c>List.member.1</c>, <c>Structure.Member</c>.
/// </summary>
internal static class QueryWriter
{
    public static void Write(IDictionary<string, string> parameters, object structure, string prefix = "")
    {
        foreach (var member in Members.Of(structure.GetType()))
        {
            if (member.GetValue(structure) is { } value)
                WriteValue(parameters, prefix + member.Name, value);
        }
    }

    private static void WriteValue(IDictionary<string, string> parameters, string name, object value)
    {
        switch (value)
        {
            case string text: parameters[name] = text; break;
            case ConstantClass constant: parameters[name] = constant.Value; break;
            case bool flag: parameters[name] = flag ? "true" : "false"; break;
            case int number: parameters[name] = number.ToString(CultureInfo.InvariantCulture); break;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                    WriteValue(parameters, $"{name}.member.{index + 1}", list[index]);
                break;
            default: Write(parameters, value, name + "."); break;
        }
    }
}
