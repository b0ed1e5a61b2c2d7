using System.Collections.Concurrent;
using System.Reflection;

namespace Guardrails.Sdk.Wire;

/// <summary>
/// The members of a request, response or structure that travel: its own public properties, under their own names.
/// Members that a base class of AWSSDK.Core declares (ResponseMetadata, StatusCode, ...) never travel.
/// </summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static found =>
        found.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
}
