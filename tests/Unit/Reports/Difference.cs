using System.Collections;
using System.Reflection;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>
/// The places where two values of the model differ, by every public property; the kind of a list is no difference.
/// </summary>
internal static class Difference
{
    public static IEnumerable<string> Of(object? one, object? other, string path = "$")
    {
        if (one is null || other is null)
            return one is null && other is null ? [] : [$"{path}: {one ?? "null"} and {other ?? "null"}"];
        if (one is string || one.GetType().IsValueType && !IsPair(one.GetType()))
            return one.Equals(other) ? [] : [$"{path}: {one} and {other}"];
        if (one is IEnumerable list)
            return OfItems([.. list.Cast<object?>()], [.. ((IEnumerable)other).Cast<object?>()], path);
        return one.GetType() == other.GetType()
            ? one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
                Of(property.GetValue(one), property.GetValue(other), $"{path}.{property.Name}"))
            : [$"{path}: {one.GetType()} and {other.GetType()}"];
    }

    private static IEnumerable<string> OfItems(
        IReadOnlyList<object?> one, IReadOnlyList<object?> other, string path) =>
        one.Count == other.Count
            ? one.Zip(other).SelectMany((pair, at) => Of(pair.First, pair.Second, $"{path}[{at}]"))
            : [$"{path}: {one.Count} and {other.Count} items"];

    private static bool IsPair(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
