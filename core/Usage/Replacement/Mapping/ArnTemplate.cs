using System.Text;
using System.Text.RegularExpressions;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>
/// The form of a resource's ARN after its partition, such as <c>s3:::${BucketName}/${ObjectName}</c>.
/// </summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </remarks>
public sealed partial class ArnTemplate
{
    /// <summary>The placeholder of the Region.</summary>
    public const string Region = "Region";

    /// <summary>The placeholder of the account.</summary>
    public const string Account = "Account";

    private readonly string _text;
    private readonly Lazy<Regex> _form;

    private ArnTemplate(string text)
    {
        _text = text;
        Placeholders = [.. Placeholder().Matches(text).Select(match => match.Groups["name"].Value)];
        LiteralLength = Placeholder().Replace(text, "").Length;
        _form = new(() => new(
            $@"\Aarn:(?<{PartitionGroup}>[a-z-]+):{Pattern()}\z",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)));
    }

    private const string PartitionGroup = "p";

    /// <summary>The names in braces, in their order.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>The names of the resource itself: those besides Region and account.</summary>
    public IEnumerable<string> Names => Placeholders.Where(name => name is not (Region or Account));

    /// <summary>The number of characters that stand in every such ARN: the more, the narrower the form.</summary>
    public int LiteralLength { get; }

    internal static ArnTemplate Parse(string text) => new(text);

    /// <summary>The ARN with every placeholder filled.</summary>
    /// <param name="value">The text of a placeholder.</param>
    public string Fill(Partition partition, Func<string, string> value)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return $"arn:{partition.Name}:" + Placeholder().Replace(_text, match => value(match.Groups["name"].Value));
    }

    /// <summary>The texts that an ARN has in the placeholders' places; null where it has another form.</summary>
    public IReadOnlyList<string>? Read(string arn, out Partition? partition)
    {
        var match = _form.Value.Match(arn);
        partition = match.Success ? Partition.TryParse(match.Groups[PartitionGroup].Value) : null;
        return partition is null
            ? null
            : [.. Placeholders.Select((_, index) => match.Groups[$"x{index}"].Value)];
    }

    // Names hold no colon and no slash, except the last, which may be a path.
    private string Pattern()
    {
        var pattern = new StringBuilder();
        var (start, number) = (0, 0);
        foreach (Match match in Placeholder().Matches(_text))
        {
            pattern.Append(Regex.Escape(_text[start..match.Index]));
            start = match.Index + match.Length;
            pattern.Append($"(?<x{number}>{Characters(match.Groups["name"].Value, isLast: start == _text.Length)})");
            number++;
        }

        return pattern.Append(Regex.Escape(_text[start..])).ToString();
    }

    private static string Characters(string name, bool isLast) => name switch
    {
        Region => "[a-z0-9-]*",
        Account => "[0-9]{12}|",
        _ when isLast => @"[\s\S]+",
        _ => "[^:/]+",
    };

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
