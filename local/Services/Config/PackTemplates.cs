using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Packs;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>
/// Reads the template of an organization conformance pack: AWS managed rules, and parameters that their properties
/// refer to.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
/// </remarks>
internal static class PackTemplates
{
    private const string S3 = "s3://";
    private static readonly string[] Sections = ["AWSTemplateFormatVersion", "Description", "Parameters", "Resources"];
    private static readonly string[] RuleProperties =
        ["ConfigRuleName", "Description", "MaximumExecutionFrequency", "Source"];

    /// <summary>The ARN of the object that a TemplateS3Uri names.</summary>
    public static string ObjectArn(string partition, string uri) =>
        uri.StartsWith(S3, StringComparison.Ordinal)
            && uri[S3.Length..].Split('/') is [{ Length: > 0 }, { Length: > 0 }, ..]
            ? $"arn:{partition}:s3:::{uri[S3.Length..]}"
            : throw OrganizationMembers.Invalid($"TemplateS3Uri '{uri}' is not s3://BUCKET/KEY.");

    /// <summary>The pack's rules, name and managed rule, in template order.</summary>
    public static List<KeyValuePair<string, string>> Rules(JsonObject input)
    {
        var template = Parse(Text(input));
        if (template.Select(section => section.Key).Except(Sections).FirstOrDefault() is { } unknown)
            throw Invalid($"the section {unknown} is not supported here");
        if (template["Resources"] is not JsonObject { Count: > 0 } resources)
            throw Invalid("it has no Resources");

        var values = Values(
            template["Parameters"] as JsonObject ?? [], input["ConformancePackInputParameters"] as JsonArray ?? []);
        try
        {
            var resolved =
                (JsonObject)new Intrinsics(values.GetValueOrDefault, (_, _) => null).Resolve(resources, "Resources")!;
            return [.. resolved.Select(resource => Rule(resource.Key, resource.Value))];
        }
        catch (FormatException error)
        {
            throw Invalid(error.Message.TrimEnd('.'));
        }
    }

    private static string Text(JsonObject input)
    {
        // Where both are given, AWS Config takes the object. What lies in S3 lies in a file of this machine here.
        var inS3 = input.Text("TemplateS3Uri") is not null;
        var text = inS3 ? File.ReadAllText(input.Required("LocalPath")) : input.Required("TemplateBody");
        var (bytes, most) = (
            Encoding.UTF8.GetByteCount(text), inS3 ? PackTemplate.MostBytes : PackTemplate.MostInlineBytes);
        return bytes > 0 && bytes <= most ? text : throw Invalid($"it has {bytes} bytes; 1 to {most} are accepted");
    }

    private static JsonObject Parse(string text)
    {
        // JSON is YAML; its own reader gives the clearer message.
        var (template, error) = TemplateReader.Read(text, isJson: text.TrimStart() is ['{', ..]);
        return error is null
            ? template as JsonObject ?? throw Invalid("it is not an object")
            : throw Invalid(error.Problem);
    }

    private static Dictionary<string, string> Values(JsonObject declared, JsonArray given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in given)
        {
            var (name, value) = (
                ((JsonObject)parameter!).Required("ParameterName"),
                ((JsonObject)parameter!).Required("ParameterValue"));
            if (!declared.ContainsKey(name))
                throw Invalid($"there is no parameter {name}, for which ConformancePackInputParameters has a value");
            if (!values.TryAdd(name, value))
                throw OrganizationMembers.Invalid($"ConformancePackInputParameters names {name} twice.");
        }

        foreach (var (name, parameter) in declared)
        {
            var value = parameter?["Default"]?.ToString();
            if (!values.ContainsKey(name))
            {
                values[name] = value
                    ?? throw Invalid(
                        $"Parameters.{name} has no Default, and ConformancePackInputParameters gives it no value");
            }
        }

        return values;
    }

    private static KeyValuePair<string, string> Rule(string logicalId, JsonNode? resource)
    {
        if ((string?)resource?["Type"] is var type && type != "AWS::Config::ConfigRule")
            throw Invalid($"Resources.{logicalId} has type {type}; only AWS::Config::ConfigRule is supported here");
        var properties = resource!["Properties"] as JsonObject ?? [];
        if (properties.Select(property => property.Key).Except(RuleProperties).FirstOrDefault() is { } unknown)
            throw Invalid($"Resources.{logicalId}.Properties.{unknown} is not supported here");
        if ((string?)properties["Source"]?["Owner"] != "AWS")
        {
            throw Invalid(
                $"Resources.{logicalId}.Properties.Source.Owner is not AWS; only managed rules are supported here");
        }

        var identifier = (string?)properties["Source"]?["SourceIdentifier"];
        if (!ManagedRules.Known(identifier))
            throw Invalid($"Resources.{logicalId}: there is no managed rule {identifier} here");
        return new(
            (string?)properties["ConfigRuleName"]
                ?? throw Invalid($"Resources.{logicalId}.Properties.ConfigRuleName is missing"),
            identifier!);
    }

    private static AwsError Invalid(string problem) =>
        new("OrganizationConformancePackTemplateValidationException", $"The template: {problem}.");
}
