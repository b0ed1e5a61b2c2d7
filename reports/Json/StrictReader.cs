using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guardrails.Core.Json;
using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Json;

/// <summary>
/// Reads a report's JSON as it was written and in no other way: an auditor may be shown what is read, so nothing is
/// guessed, left out or made up.
/// </summary>
internal static class StrictReader
{
    private const string Remedy =
        "Remedy: give the file as `guardrails report --output json` wrote it, whole and unchanged, to the same version "
        + "of guardrails.";

    private const int LongestMessage = 600;

    /// <summary>The serializer names types of .NET behind it, which tell a reader nothing.</summary>
    private const string OtherType = "The JSON value could not be converted to ";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { ReportJson.OnlyState, ReportJson.FormatVersion.AddTo, RequireMembers, RefuseNullItems },
        },
        Converters = { new IdJsonConverter(), new WordConverter(), new TimeConverter(), new DayConverter() },
    };

    public static async Task<ComplianceReport> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        try
        {
            var report = await JsonSerializer.DeserializeAsync<ComplianceReport>(stream, Options, cancellation)
                ?? throw new JsonException("there is no report");
            if (report.Trend.Count == 0)
                throw new JsonException("trend has no days, and a report's own day is always there");
            return report;
        }
        catch (JsonException exception)
        {
            throw new FormatException(Message(exception), exception);
        }
    }

    /// <summary>Every member is written always, so one that is missing was taken away.</summary>
    private static void RequireMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var member in type.Properties)
            member.IsRequired = true;
    }

    /// <summary>The serializer looks at members for null, and not at what is in lists.</summary>
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        var lists = type.Properties.Where(member => member.PropertyType.IsGenericType
            && member.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && !member.PropertyType.GenericTypeArguments[0].IsValueType).ToList();
        if (lists.Count == 0)
            return;
        type.OnDeserialized = read =>
        {
            foreach (var list in lists)
            {
                var at = 0;
                // What was left out is noticed after this.
                foreach (var item in list.Get!(read) as IEnumerable ?? Array.Empty<object>())
                {
                    if (item is null)
                        throw new JsonException($"{list.Name}[{at}] is null");
                    at++;
                }
            }
        };
    }

    private static string Message(JsonException exception)
    {
        var text = exception switch
        {
            { InnerException: InvalidOperationException or FormatException } => exception.InnerException.Message,
            { Message: var said } when said.StartsWith(OtherType, StringComparison.Ordinal) =>
                "the value is of another type than docs/report.schema.json says",
            _ => exception.Message,
        };

        // The serializer repeats the place, with the line, at the end of its own messages.
        var end = text.IndexOf(" Path: ", StringComparison.Ordinal);
        var what = (end < 0 ? text : text[..end]).TrimEnd('.', ' ');
        var line = exception.LineNumber is { } number
            ? string.Create(CultureInfo.InvariantCulture, $" (line {number + 1})")
            : "";
        var message = Printable.Line($"{exception.Path ?? "$"}{line}: {what}");
        return $"{(message.Length > LongestMessage ? message[..LongestMessage] + "…" : message)}. {Remedy}";
    }
}
