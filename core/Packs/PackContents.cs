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
    /// <summary>Reads a template that has no error.</summary>
    public static PackContents Of(JsonNode? template)
    {
        var resources = (template as JsonObject)?["Resources"] as JsonObject ?? [];
        var (rules, automatic, accounts) =
            (new List<string>(), new List<string>(), new List<(string Path, string Account)>());
        foreach (var (id, resource) in resources)
        {
            var properties = resource?["Properties"] as JsonObject ?? [];
            var (path, name) = (FilePath.Property("$.Resources", Printable.Short(id)), Printable.Short(id));
            if ((properties["Source"] as JsonObject)?["Owner"] is { } owner)
                rules.Add($"{name} ({Printable.Short(owner.ToString())})");
            else if (properties["TargetId"] is not null && IsAutomatic(properties["Automatic"]))
                automatic.Add($"{name} ({Printable.Short(properties["TargetId"]!.ToString())})");

            // Wherever an account stands: in an ARN as text, inside Fn::Sub or Fn::Join, or as a parameter of a
            // remediation.
            accounts.AddRange(
                from text in Texts(properties)
                from match in AccountIds().Matches(text)
                select ($"{path}.Properties", match.Value));
        }

        return new(rules, automatic, [.. accounts.Distinct()]);
    }

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

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(property => Texts(property.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex AccountIds();
}
