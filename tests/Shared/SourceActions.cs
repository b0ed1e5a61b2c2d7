using System.Text.RegularExpressions;

namespace Guardrails.Tests;

/// <summary>The IAM actions that a function's source names, and thereby its messages.</summary>
public static partial class SourceActions
{
    /// <summary>The constants of core that hold an action, such as IamActions.GetAccountSummary.</summary>
    private static readonly Dictionary<string, string> Constants =
        Directory.EnumerateFiles(Repository.PathOf("core", "Names"), "*Actions.cs")
            .SelectMany(
                file => Constant().Matches(File.ReadAllText(file)),
                (file, match) => (
                    Name: $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups["name"].Value}",
                    Action: match.Groups["action"].Value))
            .ToDictionary(constant => constant.Name, constant => constant.Action);

    /// <summary>Every action in a folder of the repository, in quotes or by its constant.</summary>
    public static IReadOnlyList<string> Of(params string[] folder) => [.. Files(folder).SelectMany(In).Distinct()];

    /// <summary>The same of one file.</summary>
    public static IReadOnlyList<string> InFile(params string[] file) => [.. In(Repository.PathOf(file)).Distinct()];

    /// <summary>Every text such as "iam:ListRoles" in a folder, as often as it stands there.</summary>
    public static IReadOnlyList<string> InQuotes(params string[] folder) =>
        [.. Files(folder).SelectMany(file => InQuotes(File.ReadAllText(file)))];

    private static IEnumerable<string> Files(string[] folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> In(string file)
    {
        var text = File.ReadAllText(file);
        return InQuotes(text).Concat(ByName().Matches(text).Select(match => Constants[match.Value]));
    }

    private static IEnumerable<string> InQuotes(string text) =>
        Quoted().Matches(text).Select(match => match.Groups["action"].Value);

    [GeneratedRegex(
        "\"(?<action>(account|organizations|iam|cloudformation|cloudtrail|config|sts|sqs|dynamodb|sns)"
            + ":[A-Z][A-Za-z]+)\"",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        "const string (?<name>[A-Za-z]+) =\\s+\"(?<action>[a-z0-9]+:[A-Za-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Constant();

    [GeneratedRegex(
        @"\b(Account|Organizations|Iam|CloudFormation|CloudTrail|Config|Sts|Sqs|DynamoDb|Sns|Lambda|S3)"
            + @"Actions\.[A-Za-z]+",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ByName();
}
