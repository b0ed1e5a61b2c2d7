using System.Collections;
using System.Globalization;
using Amazon.Runtime;

namespace Guardrails.Sdk.Wire;

/// <summary>Fills responses, structures and exceptions from an answer. What the answer lacks stays null.</summary>
internal static class Binder
{
    public static void Fill(object target, Node node)
    {
        foreach (var member in Members.Of(target.GetType()))
        {
            if (node.Member(member.Name) is { } value)
                member.SetValue(target, Read(member.PropertyType, value));
        }
    }

    private static object Read(Type type, Node node)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return node.Text;
        if (type == typeof(bool))
            return bool.Parse(node.Text);
        if (type == typeof(int) || type == typeof(long))
            return Convert.ChangeType(node.Text, type, CultureInfo.InvariantCulture);
        if (type == typeof(DateTime))
            return node.Instant;
        if (type == typeof(MemoryStream))
            return new MemoryStream(Convert.FromBase64String(node.Text));
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, node.Text);
        if (typeof(IList).IsAssignableFrom(type))
            return ReadList(type, node);
        if (typeof(IDictionary).IsAssignableFrom(type))
            return ReadMap(type, node);

        var structure = Activator.CreateInstance(type);
        Fill(structure, node);
        return structure;
    }

    private static IList ReadList(Type type, Node node)
    {
        var list = (IList)Activator.CreateInstance(type);
        foreach (var item in node.Items)
            list.Add(Read(type.GenericTypeArguments[0], item));
        return list.Count == 0 && !node.HoldsEmptyCollections ? null : list;
    }

    private static IDictionary ReadMap(Type type, Node node)
    {
        var map = (IDictionary)Activator.CreateInstance(type);
        foreach (var (key, value) in node.Entries)
            map[key] = Read(type.GenericTypeArguments[1], value);
        return map.Count == 0 && !node.HoldsEmptyCollections ? null : map;
    }
}
