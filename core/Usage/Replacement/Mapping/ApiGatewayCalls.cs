using System.Text.RegularExpressions;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Calls to API Gateway, whose actions are the methods of HTTP and whose resources are paths.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html. The file
/// api-gateway-methods.txt holds the method and the path of each operation and names where it comes from.
/// </remarks>
internal static partial class ApiGatewayCalls
{
    public const string Service = "apigateway";

    private static readonly ILookup<string, (string Method, string Path)> Operations =
        EmbeddedText.Lines("api-gateway-methods.txt").Select(line => line.Split(' '))
            .ToLookup(parts => parts[0], parts => (parts[1], parts[2]), StringComparer.Ordinal);

    /// <summary>The permissions of a call; none for an operation that is not known.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold a name.</exception>
    public static IReadOnlyList<NeededPermission> Of(CallFacts facts)
    {
        var forms = Operations[facts.Event.Name].Select(one => (one.Method, Path: Filled(one.Path, facts))).ToList();
        // HTTP APIs and REST APIs have operations of the same name: the one is meant whose path the request fills.
        var filled = forms.Where(form => form.Path is not null).ToList();
        return
        [
            .. (filled.Count > 0 ? filled : forms).Select(form => new NeededPermission(
                $"{Service}:{form.Method}",
                form.Path is { } path
                    ? new ResourceScope.Named([$"arn:{facts.Partition.Name}:{Service}:{facts.Region}::{path}"])
                    : new ResourceScope.NotNamed())),
        ];
    }

    private static string? Filled(string path, CallFacts facts)
    {
        var isWhole = true;
        var filled = Placeholder().Replace(path, match =>
        {
            var values = facts.Values(match.Groups["name"].Value.Replace("_", ""));
            isWhole &= values.Count == 1;
            return values is [var value] ? ParameterNames.Literal(value) : "";
        });
        return isWhole ? filled : null;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z_]+)\+?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
