using System.Text.RegularExpressions;

namespace Guardrails.Tests;

/// <summary>The IAM actions that a function's source names, and thereby its messages.</summary>
public static partial class SourceActions
{
    /// <summary>Every text such as "iam:ListRoles" in a folder of the repository.</summary>
    public static IReadOnlyList<string> Of(params string[] folder) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(
                file => InQuotes().Matches(File.ReadAllText(file)).Select(match => match.Groups["action"].Value))
            .Distinct(),
    ];

    /// <summary>The same of one file.</summary>
    public static IReadOnlyList<string> InFile(params string[] file) =>
        [
            .. InQuotes().Matches(File.ReadAllText(Repository.PathOf(file)))
                .Select(match => match.Groups["action"].Value).Distinct(),
        ];

    [GeneratedRegex(
        "\"(?<action>(organizations|iam|cloudformation|config|sts):[A-Z][A-Za-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex InQuotes();
}
