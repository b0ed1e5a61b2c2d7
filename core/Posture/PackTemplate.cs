using System.Text.Json.Nodes;

namespace Guardrails.Core.Posture;

/// <summary>What AWS Config takes as the template of an organization conformance pack.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html and configlimits.html there.</remarks>
public static class PackTemplate
{
    /// <summary>The longest template that can be sent along, in characters.</summary>
    public const int MostCharacters = 51_200;

    private const int MostRules = 130;

    // Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
    private const int MostParameters = 60;

    private const string Rule = "AWS::Config::ConfigRule";
    private const string Remediation = "AWS::Config::RemediationConfiguration";
    private static readonly string[] Owners = ["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"];

    /// <summary>The problem of a template that is too long or empty, or null.</summary>
    /// <param name="characters">Its length.</param>
    public static PackTemplateError? CheckLength(int characters) => characters switch
    {
        0 => new("$", "the file is empty", "a conformance pack's template"),
        > MostCharacters => new(
            "$",
            $"the template has {characters} characters",
            $"at most {MostCharacters}; a longer one would have to lie in S3, which is not supported here: split the pack"),
        _ => null,
    };

    /// <summary>Everything that is wrong with a template, in the template's order.</summary>
    /// <param name="template">The template, its short forms such as <c>!Ref</c> written out.</param>
    public static IReadOnlyList<PackTemplateError> Check(JsonNode? template)
    {
        if (template is not JsonObject sections)
            return [new("$", "the template is not an object", "an object with Resources")];
        return [.. CheckParameters(sections["Parameters"]), .. CheckResources(sections["Resources"])];
    }

    private static IEnumerable<PackTemplateError> CheckParameters(JsonNode? section)
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
            if (parameter is not JsonObject { } declared || declared["Default"] is null)
                yield return new($"{at}.{name}", "has no Default, and nothing else gives it a value", "a parameter with a Default");
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
            .. rules > MostRules ? [new PackTemplateError(at, $"has {rules} rules", $"at most {MostRules}")] : Array.Empty<PackTemplateError>(),
            .. rules == 0 ? [new PackTemplateError(at, "has no rule", $"at least one {Rule}")] : Array.Empty<PackTemplateError>(),
            .. resources.SelectMany(resource => CheckResource($"{at}.{resource.Key}", resource.Value)),
        ];
    }

    private static IEnumerable<PackTemplateError> CheckResource(string at, JsonNode? resource)
    {
        var type = TypeOf(resource);
        if (type is not (Rule or Remediation))
            yield return new($"{at}.Type", type is null ? "is missing" : $"'{type}' cannot be in a conformance pack", $"{Rule} or {Remediation}");
        else if (resource!["Properties"] is not JsonObject properties)
            yield return new($"{at}.Properties", "is missing", "an object");
        else if (type == Rule && (properties["Source"] as JsonObject)?["Owner"] is var owner && !Owners.Contains(Text(owner)))
            yield return new($"{at}.Properties.Source.Owner", owner is null ? "is missing" : $"is {owner.ToJsonString()}", string.Join(", ", Owners));
        else if (type == Remediation && Text(properties["ConfigRuleName"]) is null && properties["ConfigRuleName"] is not JsonObject)
            yield return new($"{at}.Properties.ConfigRuleName", "is missing", "the name of a rule of the pack");
    }

    private static string? TypeOf(JsonNode? resource) => Text((resource as JsonObject)?["Type"]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>One thing that is wrong with a conformance pack's template.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.Resources.Encryption.Type</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Accepted">What is accepted instead.</param>
public sealed record PackTemplateError(string Path, string Problem, string Accepted);
