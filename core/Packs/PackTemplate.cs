using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Packs;

/// <summary>Checks what AWS Config takes as the template of an organization conformance pack.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
/// and configlimits.html there.
/// </remarks>
public static class PackTemplate
{
    /// <summary>
    /// The longest template that is sent along with the request, in bytes: AWS counts characters in one place and bytes
    /// in another.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
    /// </remarks>
    public const int MostInlineBytes = 51_200;

    /// <summary>
    /// The longest template that AWS Config reads from Amazon S3, in bytes: "300 KB", by the smaller reading.
    /// </summary>
    public const int MostBytes = 300_000;

    /// <summary>The greatest number of input parameters of a pack.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConformancePackInputParameter.html
    /// </remarks>
    public const int MostParameters = 60;

    /// <summary>The longest name of an input parameter, in characters.</summary>
    public const int LongestParameterName = 255;

    /// <summary>The longest value of an input parameter, in characters.</summary>
    public const int LongestParameterValue = 4_096;

    private const int MostRules = 130;
    private const string Rule = "AWS::Config::ConfigRule";
    private const string Remediation = "AWS::Config::RemediationConfiguration";

    /// <summary>The owner of a rule whose code is a function.</summary>
    internal const string CustomLambda = "CUSTOM_LAMBDA";

    private static readonly string[] Owners = ["AWS", CustomLambda, "CUSTOM_POLICY"];

    /// <summary>The problem of a template that is too long or empty, or null.</summary>
    /// <param name="bytes">Its length as UTF-8.</param>
    public static PackTemplateError? CheckLength(long bytes) => bytes switch
    {
        0 => new("$", "the file is empty", "a conformance pack's template"),
        > MostBytes => new(
            "$",
            $"the template has {bytes} bytes",
            $"at most {MostBytes}, which is all that AWS Config reads from S3: split the pack"),
        _ => null,
    };

    /// <summary>Everything that is wrong with a template, in the template's order.</summary>
    /// <param name="template">The template, its short forms such as <c>!Ref</c> written out.</param>
    /// <param name="values">The values that the organization file sets for its parameters, by name.</param>
    public static IReadOnlyList<PackTemplateError> Check(JsonNode? template, IReadOnlyDictionary<string, string> values)
    {
        if (template is not JsonObject sections)
            return [new("$", "the template is not an object", "an object with Resources")];
        return
        [
            .. Macros("$", sections).Select(path => new PackTemplateError(
                path,
                "the template is rewritten by a macro, so that nobody can read what is deployed",
                "the template as the macro leaves it")),
            .. CheckParameters(sections["Parameters"], values),
            .. CheckResources(sections["Resources"]),
        ];
    }

    /// <summary>The places of macros: of the whole template, or of a part of it at any depth.</summary>
    private static IEnumerable<string> Macros(string path, JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(part =>
            part.Key == "Fn::Transform" || (part.Key == "Transform" && path == "$" && part.Value is not null)
                ? [FilePath.Property(path, part.Key)]
                : Macros(FilePath.Property(path, Printable.Short(part.Key)), part.Value)),
        JsonArray list => list.Index().SelectMany(item => Macros($"{path}[{item.Index}]", item.Item)),
        _ => [],
    };

    /// <summary>Everything that is wrong with the values that the organization file sets.</summary>
    /// <param name="template">The template that they are for.</param>
    /// <param name="values">The values by name.</param>
    /// <param name="at">Their place in the organization file, as a JSON path.</param>
    public static IReadOnlyList<PackTemplateError> CheckValues(
        JsonNode? template,
        IReadOnlyDictionary<string, string> values,
        string at)
    {
        var declared = (template as JsonObject)?["Parameters"] as JsonObject ?? [];
        var names = declared.Select(parameter => parameter.Key).ToList();
        return
        [
            .. from value in values
               let path = FilePath.Property(at, value.Key)
               let error = !names.Contains(value.Key)
                   ? new(
                       path,
                       $"the template has no parameter '{Printable.Short(value.Key)}'"
                       + DidYouMean.Hint(value.Key, names),
                       Printable.Choice(names))
                   : CheckValue(declared[value.Key], value.Value, path)
               where error is not null
               select error,
        ];
    }

    private static PackTemplateError? CheckValue(JsonNode? parameter, string value, string path) =>
        (parameter as JsonObject)?["AllowedValues"] is JsonArray { Count: > 0 } allowed
            && !allowed.Any(one => one?.ToString() == value)
            ? new(
                path,
                $"the template does not allow '{Printable.Short(value)}'",
                Printable.Choice([.. allowed.Select(one => Printable.Short(one?.ToString() ?? ""))]))
            : null;

    private static IEnumerable<PackTemplateError> CheckParameters(
        JsonNode? section,
        IReadOnlyDictionary<string, string> values)
    {
        const string at = "$.Parameters";
        if (section is null)
            yield break;
        if (section is not JsonObject parameters)
        {
            yield return new(at, "is not an object", "an object of parameters");
            yield break;
        }

        if (parameters.Count > MostParameters)
            yield return new(at, $"has {parameters.Count} parameters", $"at most {MostParameters}");
        foreach (var (name, parameter) in parameters)
        {
            if (parameter is not JsonObject declared)
                yield return new($"{at}.{name}", "is not an object", "a parameter with a Type");
            else if (declared["Default"] is null && !values.ContainsKey(name))
                yield return new(
                    $"{at}.{name}",
                    "has no Default, and the organization file gives it no value",
                    "a Default, or a value in the pack's parameters in the organization file");
        }
    }

    private static IEnumerable<PackTemplateError> CheckResources(JsonNode? section)
    {
        const string at = "$.Resources";
        if (section is not JsonObject { Count: > 0 } resources)
            return [new(at, section is null ? "is missing" : "holds no resource", $"at least one {Rule}")];

        var rules = resources.Count(resource => TypeOf(resource.Value) == Rule);
        return
        [
            .. rules > MostRules
                ? [new PackTemplateError(at, $"has {rules} rules", $"at most {MostRules}")]
                : Array.Empty<PackTemplateError>(),
            .. rules == 0
                ? [new PackTemplateError(at, "has no rule", $"at least one {Rule}")]
                : Array.Empty<PackTemplateError>(),
            .. resources.SelectMany(resource =>
                CheckResource(FilePath.Property(at, Printable.Short(resource.Key)), resource.Value)),
        ];
    }

    private static IEnumerable<PackTemplateError> CheckResource(string at, JsonNode? resource)
    {
        var type = TypeOf(resource);
        if (type is not (Rule or Remediation))
            yield return new(
                $"{at}.Type",
                type is null ? "is missing" : $"'{Printable.Short(type)}' cannot be in a conformance pack",
                $"{Rule} or {Remediation}");
        else if (resource!["Properties"] is not JsonObject properties)
            yield return new($"{at}.Properties", "is missing", "an object");
        else if (type == Rule && CheckSource($"{at}.Properties.Source", properties["Source"]) is { } wrong)
            yield return wrong;
        else if (type == Remediation
            && Text(properties["ConfigRuleName"]) is null
            && properties["ConfigRuleName"] is not JsonObject)
            yield return new($"{at}.Properties.ConfigRuleName", "is missing", "the name of a rule of the pack");
    }

    /// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_Source.html</remarks>
    private static PackTemplateError? CheckSource(string at, JsonNode? source)
    {
        var (owner, identifier) = ((source as JsonObject)?["Owner"], (source as JsonObject)?["SourceIdentifier"]);
        return Text(owner) switch
        {
            CustomLambda when identifier is null =>
                new($"{at}.SourceIdentifier", "is missing", "the ARN of the rule's function"),
            { } known when Owners.Contains(known) => null,
            _ => new(
                $"{at}.Owner",
                owner is null ? "is missing" : $"is {owner.ToJsonString()}",
                string.Join(", ", Owners)),
        };
    }

    private static string? TypeOf(JsonNode? resource) => Text((resource as JsonObject)?["Type"]);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>One thing that is wrong with a conformance pack's template.</summary>
/// <param name="Path">The place, as a JSON path such as <c>$.Resources.Encryption.Type</c>.</param>
/// <param name="Problem">The fault.</param>
/// <param name="Accepted">The values that are accepted instead.</param>
public sealed record PackTemplateError(string Path, string Problem, string Accepted);
