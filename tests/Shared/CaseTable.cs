using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guardrails.Tests;

/// <summary>Cases in a JSON file: an object whose member names are sentences and whose members are the cases.</summary>
public static class CaseTable
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// Reads a table, by its path below the repository's root. A member that the case does not have is an error.
    /// </summary>
    public static IReadOnlyDictionary<string, T> Load<T>(params string[] path) => Read<Dictionary<string, T>>(path);

    /// <summary>Reads a file that holds more than one table.</summary>
    public static T Read<T>(params string[] path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Repository.PathOf(path)), Strict)
        ?? throw new InvalidDataException($"{string.Join('/', path)} holds null.");
}
