using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Core.Packs;

/// <summary>
/// A conformance pack's template read aloud: what it would run in every account, and whose code that is.
/// </summary>
/// <param name="Rules">Each rule's logical id and owner.</param>
/// <param name="Automatic">Logical ids of remediations that run without anybody asking.</param>
/// <param name="Accounts">Account ids in places where somebody's code is named, with their places.</param>
public sealed partial record PackContents(
    IReadOnlyList<string> Rules, IReadOnlyList<string> Automatic, IReadOnlyList<(string Path, string Account)> Accounts)
{
    /// <summary>
    /// The places of functions and of documents whose names nobody can read: they are put together when it is deployed.
    /// </summary>
    public IReadOnlyList<string> Unreadable { get; private init; } = [];

    /// <summary>Reads a template that has no error.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The values that the organization file sets for its parameters, by name.</param>
    public static PackContents Of(JsonNode? template, IReadOnlyDictionary<string, string> values)
    {
        var sections = template as JsonObject ?? [];
        var texts = new PackText(sections, values);
        var resources = sections["Resources"] as JsonObject ?? [];
        var (rules, automatic, unreadable) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (id, resource) in resources)
        {
            var properties = resource?["Properties"] as JsonObject ?? [];
            var (path, name) = (PathOf(id), Printable.Short(id));
            var source = properties["Source"] as JsonObject;
            if (source?["Owner"] is { } owner)
                rules.Add($"{name} ({Printable.Short(owner.ToString())})");
            else if (properties["TargetId"] is not null && IsAutomatic(properties["Automatic"]))
                automatic.Add($"{name} ({Printable.Short(properties["TargetId"]!.ToString())})");
            if (source?["Owner"]?.ToString() == PackTemplate.CustomLambda
                && source["SourceIdentifier"] is { } function && texts.Of(function) is null)
            {
                unreadable.Add($"{path}.Source.SourceIdentifier");
            }

            if (properties["TargetId"] is { } target && texts.Of(target) is null)
                unreadable.Add($"{path}.TargetId");
        }

        return new(rules, automatic, [.. AccountsIn(sections, texts, values).Distinct()]) { Unreadable = unreadable };
    }

    /// <summary>
    /// Wherever an account stands: in an ARN as text, inside Fn::Sub or Fn::Join, in the default of a parameter or its
    /// value, in a mapping, or as a parameter of a remediation.
    /// </summary>
    private static IEnumerable<(string Path, string Account)> AccountsIn(
        JsonObject sections, PackText texts, IReadOnlyDictionary<string, string> values) =>
        from place in Places(sections)
            .SelectMany(place => Texts(place.Value, texts).Select(text => (place.Path, Text: text)))
            .Concat(values.Select(value => (Path: $"$.Parameters.{Printable.Short(value.Key)}", Text: value.Value)))
        from match in AccountIds().Matches(place.Text)
        select (place.Path, match.Value);

    private static IEnumerable<(string Path, JsonNode? Value)> Places(JsonObject sections) =>
        sections.Where(section => section.Key is not ("Description" or "Metadata")).SelectMany(section =>
            section is { Key: "Resources", Value: JsonObject resources }
                ? resources.Select(resource => (PathOf(resource.Key), resource.Value?["Properties"]))
                : [(FilePath.Property("$", Printable.Short(section.Key)), section.Value)]);

    private static string PathOf(string resource) =>
        $"{FilePath.Property("$.Resources", Printable.Short(resource))}.Properties";

    /// <summary>The account ids that are neither the organization's own nor allowed, as errors.</summary>
    /// <param name="allowed">The accounts whose code may be named.</param>
    public IReadOnlyList<PackTemplateError> Foreign(IReadOnlyCollection<string> allowed) =>
    [
        .. from one in Accounts
           where !allowed.Contains(one.Account)
           select new PackTemplateError(
               one.Path,
               $"names account {one.Account}: what stands there would run in, or hear of, every account",
               "the delegated administrator or the management account; or the account's id in the pack's "
               + "allowedAccounts in the organization file"),

        .. from path in Unreadable
           select new PackTemplateError(
               path,
               "is put together when the pack is deployed, so that nobody can read whose code would run",
               "a text, or Ref, Fn::Sub or Fn::Join of texts and of parameters that have a value"),
    ];

    /// <summary>The same in sentences, for a person.</summary>
    public string Sentence =>
        $"{Counted.Of(Rules.Count, "rule")}: {Some(Rules)}. "
        + (Automatic.Count == 0
            ? "No remediation runs by itself."
            : $"Runs by itself in every account: {Some(Automatic)}.")
        + (Accounts.Count == 0
            ? ""
            : $" Names accounts: {string.Join(", ", Accounts.Select(one => one.Account).Distinct())}.");

    private static bool IsAutomatic(JsonNode? flag) =>
        flag is not null && !string.Equals(flag.ToString(), "false", StringComparison.OrdinalIgnoreCase);

    private static string Some(IReadOnlyList<string> names) => names.Count <= 10
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(10))} and {names.Count - 10} more";

    /// <summary>Every text in a value, and the texts that its functions make of them.</summary>
    private static IEnumerable<string> Texts(JsonNode? node, PackText texts) => node switch
    {
        JsonObject inner => inner.SelectMany(property => Texts(property.Value, texts))
            .Concat(texts.Of(inner) is { } made ? [made] : []),
        JsonArray items => items.SelectMany(item => Texts(item, texts)),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex AccountIds();
}
